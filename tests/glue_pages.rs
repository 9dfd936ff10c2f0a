//! Ten thousand tables of a database are listed in memory that does not grow with their number.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may fail, reads what Linux tells of a process, and tells its figures"
)]

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

const PAGES: usize = 100;
const TABLES: usize = 100;
/// Pages after which the memory has the size at which it has to stay.
const WARM: usize = 5;
/// What the list itself and a restless allocator may take; the answers together are five times as much.
const MAX_GROWTH_KIB: usize = 8 * 1024;

#[test]
fn ten_thousand_tables_are_listed_in_bounded_memory() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let program = start(&endpoint);
    let mut bytes = 0;
    let mut peaks = Vec::new();
    for page in 0..PAGES {
        let (stream, _) = listener.accept().unwrap();
        peaks.push(peak_kib(&program));
        let answer = answer(page);
        bytes += answer.len();
        serve(stream, &answer);
    }
    let output = program.wait_with_output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        out.lines()
            .filter(|line| line.starts_with("CloudTrail "))
            .count(),
        PAGES * TABLES
    );

    let growth = peaks[PAGES - 1] - peaks[WARM];
    println!(
        "{} KiB at page {WARM}, {growth} KiB more at page {PAGES}; {} KiB of answers",
        peaks[WARM],
        bytes / 1024
    );
    assert!(bytes / 1024 > 5 * MAX_GROWTH_KIB);
    assert!(growth < MAX_GROWTH_KIB, "{growth} KiB");
}

fn start(endpoint: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
        .args([
            "-C",
            "/",
            "tables",
            "--glue",
            "logs",
            "--endpoint-url",
            endpoint,
        ])
        .env("AWS_ACCESS_KEY_ID", "testing")
        .env("AWS_SECRET_ACCESS_KEY", "testing")
        .env("AWS_REGION", "us-east-1")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The most memory that the process has had.
fn peak_kib(program: &Child) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", program.id())).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// A page of tables, each with as many columns as CloudTrail's.
fn answer(page: usize) -> String {
    let mut answer = String::from("{\"TableList\": [");
    for table in 0..TABLES {
        let comma = if table > 0 { "," } else { "" };
        let _ = write!(
            answer,
            "{comma}{{\"Name\": \"trail_{page}_{table}\", \"DatabaseName\": \"logs\", \"StorageDescriptor\": {{\"Columns\": ["
        );
        for column in ["eventtime", "eventsource", "eventname"] {
            let _ = write!(answer, "{{\"Name\": \"{column}\", \"Type\": \"string\"}},");
        }
        for column in 0..40 {
            let _ = write!(
                answer,
                "{{\"Name\": \"column_{column}\", \"Type\": \"struct<a:string,b:array<struct<c:string>>>\", \"Comment\": \"a comment of some length\"}},"
            );
        }
        answer.push_str("{\"Name\": \"last\", \"Type\": \"string\"}]}}");
    }
    answer.push(']');
    if page + 1 < PAGES {
        let _ = write!(answer, ", \"NextToken\": \"{}\"", page + 1);
    }
    answer.push('}');
    answer
}

/// Reads a request and answers it.
fn serve(stream: TcpStream, answer: &str) {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.1\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        answer.len()
    );
    let mut stream = reader.into_inner();
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(answer.as_bytes()).unwrap();
}
