//! The clauses that say how records are stored: `ROW FORMAT`, `STORED AS`, `SERDEPROPERTIES`.

use super::clause::is_at_next;
use super::property::properties;
use super::reader::Reader;
use super::script::pass_over;
use crate::diagnostic::Diagnostics;
use crate::glue::Table;

/// A word behind `STORED AS`, and the Java classes that it stands for.
struct Format {
    word: &'static str,
    input: &'static str,
    output: &'static str,
    /// Missing where the word names no SerDe.
    serde: Option<&'static str>,
}

const TEXT_OUTPUT: &str = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";

/// Source: Hive's `StorageFormatDescriptor` classes.
const FORMATS: &[Format] = &[
    Format {
        word: "TEXTFILE",
        input: "org.apache.hadoop.mapred.TextInputFormat",
        output: TEXT_OUTPUT,
        serde: None,
    },
    Format {
        word: "JSONFILE",
        input: "org.apache.hadoop.mapred.TextInputFormat",
        output: TEXT_OUTPUT,
        serde: Some("org.apache.hadoop.hive.serde2.JsonSerDe"),
    },
    Format {
        word: "PARQUET",
        input: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
        output: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
        serde: Some("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"),
    },
    Format {
        word: "ORC",
        input: "org.apache.hadoop.hive.ql.io.orc.OrcInputFormat",
        output: "org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat",
        serde: Some("org.apache.hadoop.hive.ql.io.orc.OrcSerde"),
    },
    Format {
        word: "AVRO",
        input: "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat",
        output: "org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat",
        serde: Some("org.apache.hadoop.hive.serde2.avro.AvroSerDe"),
    },
];

pub(super) fn serde(reader: &mut Reader<'_, '_, '_>, table: &mut Table) -> Result<(), Diagnostics> {
    let class = reader.string("the class of the SerDe")?;
    table.storage.serde.serialization_library = Some(class.text.into_owned());
    Ok(())
}

pub(super) fn serde_properties(
    reader: &mut Reader<'_, '_, '_>,
    table: &mut Table,
) -> Result<(), Diagnostics> {
    table.storage.serde.parameters = properties(reader, "the SerDe properties")?.entries;
    Ok(())
}

/// `FIELDS TERMINATED BY ','` and its like make a table of text, which is never CloudTrail's.
pub(super) fn delimited(
    reader: &mut Reader<'_, '_, '_>,
    table: &mut Table,
) -> Result<(), Diagnostics> {
    let class = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";
    table.storage.serde.serialization_library = Some(class.to_owned());
    loop {
        if reader.cursor.eat_words(&["null", "defined", "as"]) {
            continue;
        }
        if is_at_next(reader) {
            return Ok(());
        }
        if reader.cursor.word().is_none() {
            let next = reader.cursor.peek().unwrap_or_default();
            if !pass_over(&mut reader.cursor, next) {
                return Err(reader.expected("the end of the row format").into());
            }
        }
    }
}

/// `STORED AS PARQUET`; of `STORED AS INPUTFORMAT '...' OUTPUTFORMAT '...'` the rest follows.
pub(super) fn stored_as(
    reader: &mut Reader<'_, '_, '_>,
    table: &mut Table,
) -> Result<(), Diagnostics> {
    if reader.cursor.is_at_word("inputformat") || reader.cursor.is_at_word("outputformat") {
        return Ok(());
    }
    let Some(word) = reader.cursor.word() else {
        return Err(reader.expected("a file format or `INPUTFORMAT`").into());
    };
    let format = FORMATS
        .iter()
        .find(|format| word.text.eq_ignore_ascii_case(format.word));
    let Some(format) = format else {
        reader.findings.warn(
            "unknown-file-format",
            format!(
                "the file format `{}` is not known",
                crate::diagnostic::excerpt(&word.text)
            ),
            word.span,
            "passed over",
            "write `INPUTFORMAT '...' OUTPUTFORMAT '...'` behind `STORED AS`",
        );
        return Ok(());
    };
    let storage = &mut table.storage;
    storage.input_format = Some(format.input.to_owned());
    storage.output_format = Some(format.output.to_owned());
    if let Some(serde) = format.serde {
        let library = &mut storage.serde.serialization_library;
        library.get_or_insert_with(|| serde.to_owned());
    }
    Ok(())
}

pub(super) fn input_format(
    reader: &mut Reader<'_, '_, '_>,
    table: &mut Table,
) -> Result<(), Diagnostics> {
    table.storage.input_format = Some(reader.string("the input format")?.text.into_owned());
    Ok(())
}

pub(super) fn output_format(
    reader: &mut Reader<'_, '_, '_>,
    table: &mut Table,
) -> Result<(), Diagnostics> {
    table.storage.output_format = Some(reader.string("the output format")?.text.into_owned());
    Ok(())
}
