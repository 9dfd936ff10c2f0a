//! `Manifest`: the name of the project, its constants, and the projects that it imports.
//!
//! Source: <https://cloud.google.com/looker/docs/reference/param-project-manifest>

use std::collections::HashMap;

use camino::Utf8Path;

use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::lookml::{Constant, Declaration, File, Parameter, Project, Value};

use super::findings::{self, DUPLICATE_CONSTANT};
use super::include::MANIFEST;

/// What `manifest.lkml` declares.
#[derive(Clone, Debug, Default)]
pub struct Manifest<'p> {
    /// The file, if there is one.
    pub path: Option<&'p Utf8Path>,
    /// `project_name`
    pub project_name: Option<&'p str>,
    /// `constant` blocks, in order; of two with the same name the first one counts.
    pub constants: Vec<&'p Constant>,
    /// `local_dependency` and `remote_dependency` blocks, in order.
    pub imports: Vec<Import<'p>>,
    /// All parameters without a type of their own.
    pub other: Vec<&'p Parameter>,
}

/// A project that is imported.
#[derive(Clone, Debug)]
pub struct Import<'p> {
    /// Its name: of `local_dependency` the `project`, of `remote_dependency` the name of the block.
    pub project: Option<&'p str>,
    /// The block.
    pub declared: &'p Parameter,
}

impl<'p> Manifest<'p> {
    pub(super) fn of(project: &'p Project, findings: &mut Diagnostics) -> Self {
        let Some((path, File::Lookml(declarations))) =
            project.files.get_key_value(Utf8Path::new(MANIFEST))
        else {
            return Self::default();
        };
        let mut manifest = Self {
            path: Some(path),
            ..Self::default()
        };
        let mut seen: HashMap<&str, &Constant> = HashMap::new();
        for declaration in declarations {
            match declaration {
                Declaration::Constant(constant) => {
                    if seen.insert(&constant.name, constant).is_some() {
                        findings.push(duplicate(constant));
                    }
                    manifest.constants.push(constant);
                }
                Declaration::Parameter(parameter) => manifest.add(parameter),
                _ => {}
            }
        }
        manifest
    }

    /// The constant of that name.
    #[must_use]
    pub fn constant(&self, name: &str) -> Option<&'p Constant> {
        self.constants.iter().copied().find(|it| it.name == name)
    }

    fn add(&mut self, parameter: &'p Parameter) {
        self.other.push(parameter);
        match (parameter.name.as_str(), &parameter.value) {
            ("project_name", Value::Text(name) | Value::Word(name)) => {
                self.project_name = Some(name);
            }
            ("local_dependency" | "remote_dependency", Value::Block { name, parameters }) => {
                let project = parameters.iter().find(|it| it.name == "project");
                let project = project.and_then(|it| match &it.value {
                    Value::Text(name) | Value::Word(name) => Some(name.as_str()),
                    _ => None,
                });
                self.imports.push(Import {
                    project: name.as_deref().or(project),
                    declared: parameter,
                });
            }
            _ => {}
        }
    }
}

fn duplicate(constant: &Constant) -> Diagnostic {
    let name = excerpt(&constant.name);
    let finding = Diagnostic::error(
        DUPLICATE_CONSTANT,
        format!("the manifest declares the constant `{name}` twice"),
    )
    .help("remove one of them");
    findings::at(finding, constant.origin.place())
}
