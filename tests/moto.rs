//! The Glue API as a server of other people's makes it: `moto_server`, which `.ci/run` installs.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may fail, prepares its own folders, and tells its figures"
)]

#[path = "support/files.rs"]
mod files;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use cloudtrail_lookml::config::TableSource;
use cloudtrail_lookml::diagnostic::Diagnostics;
use cloudtrail_lookml::glue::{Column, Table};
use cloudtrail_lookml::source::{self, builtin};
use files::files;
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The members of Glue's `Table` that `CreateTable` takes.
const INPUT: &[&str] = &[
    "Name",
    "Description",
    "Owner",
    "Retention",
    "StorageDescriptor",
    "PartitionKeys",
    "ViewOriginalText",
    "ViewExpandedText",
    "TableType",
    "Parameters",
    "TargetTable",
];

/// A server on loopback, for as long as the value lives.
struct Moto {
    server: Child,
    port: u16,
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Moto {
    fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let server = Command::new(Path::new(ROOT).join("target/tools/python/bin/moto_server"))
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("`.ci/run` installs moto_server");
        let moto = Self { server, port };
        for _ in 0..600 {
            if moto.is_up() {
                return moto;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("moto_server does not answer");
    }

    fn is_up(&self) -> bool {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) else {
            return false;
        };
        let asked = stream.write_all(b"GET /moto-api/ HTTP/1.0\r\n\r\n");
        let mut answer = String::new();
        asked.is_ok() && stream.read_to_string(&mut answer).is_ok() && answer.contains(" 200 ")
    }

    /// Calls an operation; the answer is JSON.
    fn call(&self, operation: &str, input: &Value) -> Value {
        let body = input.to_string();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(
            stream,
            "POST / HTTP/1.0\r\nhost: glue.us-east-1.amazonaws.com\r\ncontent-type: application/x-amz-json-1.1\r\n\
             x-amz-target: AWSGlue.{operation}\r\ncontent-length: {}\r\n\
             authorization: AWS4-HMAC-SHA256 Credential=testing/20200101/us-east-1/glue/aws4_request\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(" 200 "), "{operation} {input}: {answer}");
        serde_json::from_str(if body.is_empty() { "{}" } else { body }).unwrap()
    }

    fn create_database(&self, name: &str) {
        self.call("CreateDatabase", &json!({"DatabaseInput": {"Name": name}}));
    }

    fn create_table(&self, database: &str, table: &Value) {
        let input: BTreeMap<&str, &Value> = INPUT
            .iter()
            .filter_map(|member| Some((*member, table.get(member)?)))
            .collect();
        self.call(
            "CreateTable",
            &json!({"DatabaseName": database, "TableInput": input}),
        );
    }

    /// Runs the program with the server in the place of AWS.
    fn run(&self, folder: &Utf8Path, arguments: &[&str]) -> Ran {
        let endpoint = format!("http://127.0.0.1:{}", self.port);
        run(
            folder,
            &[
                arguments,
                &["--endpoint-url", &endpoint, "--region", "us-east-1"],
            ]
            .concat(),
        )
    }

    /// What is generated from a table of the server.
    fn generate(&self, name: &str) -> Ran {
        let here = Folder::new();
        let mut ran = self.run(&here.path, &["generate", "--out", "looker", "--glue", name]);
        ran.files = here.looker();
        ran
    }
}

impl Moto {
    /// What is generated from the stored schema of a table, without the server.
    fn generate_from_stored(&self, name: &str) -> BTreeMap<Utf8PathBuf, String> {
        let here = Folder::new();
        let pulled = self.run(
            &here.path,
            &["schema", "pull", "--out", "stored.json", "--glue", name],
        );
        if pulled.code != Some(0) {
            assert_eq!(pulled.code, Some(2), "{name}: {}", pulled.err);
            return BTreeMap::new();
        }
        let compare = [
            "schema",
            "diff",
            "--exit-code",
            "stored.json",
            "--glue",
            name,
        ];
        let compared = self.run(&here.path, &compare);
        assert_eq!(
            compared.code,
            Some(0),
            "{name}: {}{}",
            compared.out,
            compared.err
        );
        let offline = ["generate", "--out", "looker", "--get-table", "stored.json"];
        run(&here.path, &offline);
        here.looker()
    }
}

/// A temporary folder.
struct Folder {
    path: Utf8PathBuf,
    _folder: tempfile::TempDir,
}

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        Self {
            path: Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap(),
            _folder: folder,
        }
    }

    fn looker(&self) -> BTreeMap<Utf8PathBuf, String> {
        let looker = self.path.join("looker");
        if looker.exists() {
            files(&looker)
        } else {
            BTreeMap::new()
        }
    }
}

/// What the program did.
struct Ran {
    files: BTreeMap<Utf8PathBuf, String>,
    out: String,
    err: String,
    code: Option<i32>,
}

impl Ran {
    /// The findings without the places, which name another text for another source.
    fn findings(&self) -> Vec<&str> {
        let is_finding = |line: &&str| line.starts_with("error") || line.starts_with("warning");
        self.err.lines().filter(is_finding).collect()
    }
}

fn run(folder: &Utf8Path, arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
        .args(arguments)
        .current_dir(folder)
        .env("AWS_ACCESS_KEY_ID", "testing")
        .env("AWS_SECRET_ACCESS_KEY", "testing")
        .output()
        .unwrap();
    Ran {
        files: BTreeMap::new(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

/// What is generated from a file with get-table JSON, and perhaps a configuration.
fn generate_from_file(table: &Value, config: &str) -> Ran {
    let here = Folder::new();
    fs::write(
        here.path.join("table.json"),
        json!({"Table": table}).to_string(),
    )
    .unwrap();
    fs::write(here.path.join("cloudtrail-lookml.yml"), config).unwrap();
    let mut ran = run(
        &here.path,
        &["generate", "--out", "looker", "--get-table", "table.json"],
    );
    ran.files = here.looker();
    ran
}

/// Every table that can be had here: those shipped with the program, those of the cases, and, where
/// the folder is there, the collected ones.
fn tables() -> Vec<Value> {
    let mut tables: Vec<Value> = builtin::all()
        .map(|built_in| as_json(&builtin::table(built_in.name).unwrap(), built_in.name))
        .collect();
    for path in statements() {
        let name = path.parent().unwrap().file_name().unwrap().to_owned();
        let source = TableSource::Ddl { path, name: None };
        let folder = Utf8Path::new("");
        if let Ok(table) = source::load(&source, folder, &mut Diagnostics::new()) {
            tables.push(as_json(&table, &name));
        }
    }
    for file in collected() {
        let text: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        if let Some(table) = text
            .get("Table")
            .filter(|table| table.get("StorageDescriptor").is_some())
        {
            tables.push(table.clone());
        }
    }
    tables
}

/// The statements of the cases; some of them are refused on purpose.
fn statements() -> Vec<Utf8PathBuf> {
    let mut paths: Vec<Utf8PathBuf> = ["tests/cases", "tests/tables"]
        .into_iter()
        .flat_map(|folder| Utf8Path::new(ROOT).join(folder).read_dir_utf8().unwrap())
        .map(|case| case.unwrap().path().join("table.sql"))
        .filter(|path| path.exists())
        .collect();
    paths.sort();
    paths
}

/// The collected schemas, in a folder `shared` beside the repository or above it.
fn collected() -> Vec<PathBuf> {
    let folder = Path::new(ROOT)
        .ancestors()
        .map(|above| above.join("shared/schemas"))
        .find(|folder| folder.is_dir());
    let mut files: Vec<PathBuf> = folder
        .into_iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    files
}

/// A table as Glue would tell it, under another name.
fn as_json(table: &Table, name: &str) -> Value {
    let columns = |columns: &[Column]| -> Vec<Value> {
        columns
            .iter()
            .map(|column| {
                let mut json = json!({"Name": column.name});
                if let Some(hive_type) = &column.hive_type {
                    json["Type"] = hive_type.to_string().into();
                }
                if let Some(comment) = &column.comment {
                    json["Comment"] = comment.as_str().into();
                }
                json
            })
            .collect()
    };
    let map = |pairs: &[(String, String)]| -> BTreeMap<String, String> {
        pairs.iter().cloned().collect()
    };
    json!({
        "Name": name,
        "DatabaseName": "shapes",
        "TableType": "EXTERNAL_TABLE",
        "PartitionKeys": columns(&table.partition_keys),
        "Parameters": map(&table.parameters),
        "StorageDescriptor": {
            "Columns": columns(&table.columns),
            "Location": table.storage.location,
            "InputFormat": table.storage.input_format,
            "OutputFormat": table.storage.output_format,
            "SerdeInfo": {
                "SerializationLibrary": table.storage.serde.serialization_library,
                "Parameters": map(&table.storage.serde.parameters),
            },
        },
    })
}

#[test]
fn a_table_of_glue_gives_the_bytes_of_its_json() {
    let moto = Moto::start();
    let (mut made, mut refused) = (0, 0);
    for (i, table) in tables().iter().enumerate() {
        // One database a table, since some have the same name; what stands in the model is compared.
        let mut table = table.clone();
        let database = format!("{}-{i}", table["DatabaseName"].as_str().unwrap_or("logs"));
        table["DatabaseName"] = database.as_str().into();
        let name = format!("{database}.{}", table["Name"].as_str().unwrap());
        moto.create_database(&database);
        moto.create_table(&database, &table);
        let (from_glue, from_file) = (moto.generate(&name), generate_from_file(&table, ""));
        assert_eq!(
            from_glue.code, from_file.code,
            "{name}: {} {}",
            from_glue.err, from_file.err
        );
        assert_eq!(from_glue.findings(), from_file.findings(), "{name}");
        assert_eq!(from_glue.files, from_file.files, "{name}");
        assert_eq!(moto.generate_from_stored(&name), from_file.files, "{name}");
        match from_glue.code {
            Some(0) => made += 1,
            _ => refused += 1,
        }
        // What the server itself tells as JSON is the same table again.
        let told = moto.call(
            "GetTable",
            &json!({"DatabaseName": database, "Name": table["Name"]}),
        );
        assert_eq!(
            generate_from_file(&told["Table"], "").files,
            from_glue.files,
            "{name}"
        );
    }
    println!("{made} tables made, {refused} refused alike");
    assert!(made >= 10, "{made}");
}

#[test]
fn links_of_both_kinds_have_the_columns_of_their_target() {
    let moto = Moto::start();
    let table = as_json(&builtin::table("projection").unwrap(), "cloudtrail");
    moto.create_database("logs");
    moto.create_table("logs", &table);
    moto.create_database("shared");
    let target = json!({"CatalogId": "123456789012", "DatabaseName": "logs", "Name": "cloudtrail"});
    moto.create_table(
        "shared",
        &json!({"Name": "trail-link", "TargetTable": target}),
    );
    moto.call(
        "CreateDatabase",
        &json!({"DatabaseInput": {"Name": "logs link", "TargetDatabase": {"CatalogId": "123456789012", "DatabaseName": "logs"}}}),
    );
    for (database, name) in [("shared", "trail-link"), ("logs link", "cloudtrail")] {
        let mut table = table.clone();
        table["DatabaseName"] = database.into();
        table["Name"] = name.into();
        let expected = generate_from_file(&table, "");
        let from_glue = moto.generate(&format!("{database}.{name}"));
        assert_eq!(from_glue.code, Some(0), "{}", from_glue.err);
        assert_eq!(from_glue.files, expected.files, "{database}.{name}");
    }
}

#[test]
fn the_newest_version_of_a_table_is_read() {
    let moto = Moto::start();
    let mut table = as_json(&builtin::table("2017").unwrap(), "cloudtrail");
    moto.create_database("logs");
    moto.create_table("logs", &table);
    let old = moto.generate("logs.cloudtrail");
    table["StorageDescriptor"]["Columns"]
        .as_array_mut()
        .unwrap()
        .push(json!({"Name": "eventcategory", "Type": "string"}));
    let input: BTreeMap<&str, &Value> = INPUT
        .iter()
        .filter_map(|member| Some((*member, table.get(member)?)))
        .collect();
    moto.call(
        "UpdateTable",
        &json!({"DatabaseName": "logs", "TableInput": input}),
    );
    let new = moto.generate("logs.cloudtrail");
    table["DatabaseName"] = "logs".into();
    assert_ne!(new.files, old.files);
    assert_eq!(new.files, generate_from_file(&table, "").files);
}

#[test]
fn near_names_and_lists_come_from_the_catalog() {
    let moto = Moto::start();
    let here = Folder::new();
    moto.create_database("logs");
    moto.create_table(
        "logs",
        &as_json(&builtin::table("projection").unwrap(), "cloudtrail_logs"),
    );
    moto.create_table("logs", &json!({"Name": "vpc", "StorageDescriptor": {"Columns": [{"Name": "srcaddr", "Type": "string"}]}}));
    let list = moto.run(&here.path, &["tables", "--glue", "logs"]);
    assert_eq!(list.code, Some(0), "{}", list.err);
    insta::assert_snapshot!(list.out, @r"
    CloudTrail  logs.cloudtrail_logs
                logs.vpc
    2 tables in `logs`, 1 looks like CloudTrail's
    next: cloudtrail-lookml generate --glue logs.cloudtrail_logs
    ");
    for (typed, help) in [
        (
            "logs.cloudtrail_log",
            "did you mean `--glue logs.cloudtrail_logs`?",
        ),
        (
            "log.cloudtrail_logs",
            "did you mean `--glue logs.cloudtrail_logs`?",
        ),
        (
            "logs.nothing_like_it",
            "`cloudtrail-lookml tables --glue logs`",
        ),
    ] {
        let ran = moto.generate(typed);
        assert_eq!((ran.code, ran.files.len()), (Some(2), 0), "{typed}");
        assert!(ran.err.contains(help), "{}", ran.err);
    }
}

#[test]
fn the_configuration_names_a_table_of_glue() {
    let moto = Moto::start();
    let here = Folder::new();
    let table = as_json(&builtin::table("organization").unwrap(), "trail");
    moto.create_database("aws:cloudtrail");
    moto.create_table("aws:cloudtrail", &table);
    let config = format!(
        "source:\n  glue: aws:cloudtrail.trail\n  region: eu-central-1\n  endpoint_url: http://127.0.0.1:{}\n",
        moto.port
    );
    fs::write(here.path.join("cloudtrail-lookml.yml"), config).unwrap();
    let ran = run(&here.path, &["generate", "--region", "us-east-1"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.out
            .contains("`aws:cloudtrail.trail` of the Glue catalog"),
        "{}",
        ran.out
    );
}

/// The commands of the README that ask Glue; the others run in `readme.rs`.
#[test]
fn the_commands_of_the_readme_do_what_it_says() {
    let moto = Moto::start();
    let here = Folder::new();
    moto.create_database("logs");
    moto.create_table(
        "logs",
        &as_json(&builtin::table("projection").unwrap(), "cloudtrail"),
    );
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let commands: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("cloudtrail-lookml "))
        .filter(|command| command.contains("--glue"))
        .collect();
    assert!(commands.len() > 1, "{commands:?}");
    for command in commands {
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let ran = moto.run(&here.path, &arguments);
        assert_eq!(ran.code, Some(0), "{command}: {}", ran.err);
        assert!(!ran.out.is_empty(), "{command} says nothing");
    }
}
