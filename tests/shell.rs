//! The scripts that complete in a shell, and the manual pages: both follow from the options themselves.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::io::ErrorKind;
use std::process::{Command, Output};

use clap::CommandFactory as _;
use cloudtrail_lookml::cli::Cli;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
        .args(arguments)
        .output()
        .unwrap()
}

/// What is printed by a run that ends well.
fn out(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}");
    assert!(output.stderr.is_empty(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Each command as it is typed, the program itself as the empty one.
fn commands() -> Vec<(Vec<String>, clap::Command)> {
    let mut program = Cli::command();
    program.build();
    let mut all = vec![(Vec::new(), program)];
    let mut at = 0;
    while at < all.len() {
        let (words, command) = all[at].clone();
        for below in command.get_subcommands().filter(|c| c.get_name() != "help") {
            let words = [words.clone(), vec![below.get_name().to_owned()]].concat();
            all.push((words, below.clone()));
        }
        at += 1;
    }
    all
}

#[test]
fn each_command_has_a_page_with_all_its_options() {
    let commands = commands();
    assert!(commands.len() > 8);
    for (words, command) in commands {
        let arguments: Vec<&str> = ["man"]
            .into_iter()
            .chain(words.iter().map(String::as_str))
            .collect();
        let page = out(&arguments);
        let title = [vec!["cloudtrail-lookml".to_owned()], words]
            .concat()
            .join("-");
        assert!(page.contains(&format!(".TH {title} 1")), "{title}: {page}");
        for option in command.get_arguments().filter_map(clap::Arg::get_long) {
            let escaped = format!("\\-\\-{}", option.replace('-', "\\-"));
            assert!(page.contains(&escaped), "{title}: {option}");
        }
    }
}

#[test]
fn a_command_without_a_page_is_told() {
    for (arguments, help) in [
        (&["man", "generat"][..], "did you mean `generate`?"),
        (
            &["man", "schema", "xyz"],
            "`cloudtrail-lookml schema --help`",
        ),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(help), "{said}");
    }
}

#[test]
fn each_shell_has_a_script_with_all_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = out(&["completions", shell]);
        for (words, command) in commands() {
            let options = command.get_arguments().filter_map(clap::Arg::get_long);
            for word in words.last().map(String::as_str).into_iter().chain(options) {
                assert!(script.contains(word), "{shell}: {words:?} {word}");
            }
        }
    }
}

/// What bash itself offers behind a line.
fn offered(line: &str) -> Option<Vec<String>> {
    let script = format!(
        "{}\nCOMP_WORDS=({line} ''); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n\
         $(complete -p cloudtrail-lookml | sed 's/.*-F \\([^ ]*\\).*/\\1/') cloudtrail-lookml '' \"${{COMP_WORDS[COMP_CWORD-1]}}\"\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        out(&["completions", "bash"])
    );
    match Command::new("bash")
        .args(["--norc", "-c", &script])
        .output()
    {
        Ok(output) => {
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            let text = String::from_utf8(output.stdout).unwrap();
            Some(text.split_whitespace().map(str::to_owned).collect())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn bash_completes_commands_options_and_values() {
    for (line, word) in [
        ("cloudtrail-lookml", "generate"),
        ("cloudtrail-lookml schema", "pull"),
        ("cloudtrail-lookml generate", "--get-table"),
        ("cloudtrail-lookml schema diff --format", "json"),
        ("cloudtrail-lookml completions", "zsh"),
    ] {
        if let Some(offered) = offered(line) {
            assert!(
                offered.iter().any(|other| other == word),
                "{line}: {offered:?}"
            );
        }
    }
}
