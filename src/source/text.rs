//! A file, or standard input, as text.

use std::io::Read as _;
use std::string::FromUtf8Error;
use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};

/// Reads a file, or standard input where the path is `-`, and takes a byte order mark away.
pub(crate) fn read(path: &Utf8Path, base: &Utf8Path) -> Result<Arc<SourceText>, Diagnostics> {
    let (name, bytes) = if path == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        ("<stdin>", read.map(|_| bytes))
    } else {
        (path.as_str(), std::fs::read(base.join(path)))
    };
    let bytes = bytes.map_err(|error| unreadable(name, &error))?;
    decode(name, bytes)
}

/// Reads a file of a project, which is called by a name of its own, unless it is too large.
pub(super) fn read_below(
    name: &str,
    path: &std::path::Path,
    max_bytes: u64,
) -> Result<Arc<SourceText>, Diagnostics> {
    let open = std::fs::File::open(path).map_err(|error| unreadable(name, &error))?;
    let mut bytes = Vec::new();
    let read = open.take(max_bytes + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > max_bytes {
        return Err(too_large(name, max_bytes).into());
    }
    decode(name, bytes)
}

pub(super) fn too_large(name: &str, max_bytes: u64) -> Diagnostic {
    Diagnostic::error(
        "file-too-large",
        format!(
            "`{name}` has more than {} MiB and is not read",
            max_bytes >> 20
        ),
    )
    .help("move it out of the project, or split it")
}

fn unreadable(name: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(
        "unreadable-file",
        format!("`{name}` cannot be read: {error}"),
    )
    .help("name a file that is there, or `-` for standard input")
}

pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<Arc<SourceText>, Diagnostics> {
    if is_utf16(&bytes) {
        return Err(utf16(name).into());
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{FEFF}') {
            Some(rest) => Ok(SourceText::new(name, rest)),
            None => Ok(SourceText::new(name, text)),
        },
        Err(error) => Err(not_utf8(name, &error).into()),
    }
}

fn utf16(name: &str) -> Diagnostic {
    Diagnostic::error("not-utf-8", format!("`{name}` is UTF-16, not UTF-8"))
        .note("PowerShell 5 writes UTF-16 when output is sent to a file with `>`")
        .help(format!(
            "run `iconv -f UTF-16 -t UTF-8 {name}`, or write the file with `| Out-File -Encoding utf8`"
        ))
}

/// A byte order mark, or text in which every second byte is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [0, second, 0, fourth, ..] => *second != 0 && *fourth != 0,
        [first, 0, third, 0, ..] => *first != 0 && *third != 0,
        _ => false,
    }
}

fn not_utf8(name: &str, error: &FromUtf8Error) -> Diagnostic {
    let bytes = error.as_bytes();
    let offset = error.utf8_error().valid_up_to();
    let line = bytes[..offset].split(|byte| *byte == b'\n').count();
    let byte = bytes.get(offset).copied().unwrap_or_default();
    Diagnostic::error(
        "not-utf-8",
        format!("`{name}` is not UTF-8: line {line} holds the byte 0x{byte:02X}"),
    )
    .help(format!(
        "run `iconv -f WINDOWS-1252 -t UTF-8 {name}`, or save the file as UTF-8"
    ))
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn message(bytes: &[u8]) -> String {
        decode("t.sql", bytes.to_vec()).unwrap_err().0[0]
            .message
            .clone()
    }

    #[test]
    fn only_utf8_is_text() {
        assert_eq!(
            decode("t.sql", b"\xEF\xBB\xBFa".to_vec()).unwrap().text,
            "a"
        );
        assert_eq!(message(b"\xFF\xFEC\0"), "`t.sql` is UTF-16, not UTF-8");
        assert_eq!(message(b"\xFE\xFF\0C"), "`t.sql` is UTF-16, not UTF-8");
        assert_eq!(message(b"C\0R\0"), "`t.sql` is UTF-16, not UTF-8");
        assert_eq!(
            message(b"a\nb\nc \xE4"),
            "`t.sql` is not UTF-8: line 3 holds the byte 0xE4"
        );
    }
}
