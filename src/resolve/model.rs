//! `Model`: a model file with everything that it includes.

use std::collections::HashMap;
use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostic::Diagnostics;
use crate::lookml::{self, Declaration, Origin, Parameter, Value, YesNo};

use super::constant::Constants;
use super::dashboard::{self, Dashboard};
use super::explore::{self, Explore, Views};
use super::extends::{Extending, Named};
use super::findings::{DUPLICATE_EXPLORE, DUPLICATE_VIEW};
use super::include::{Included, Read, Spot};
use super::merged::Merged;
use super::view::{self, View};

/// A model: a connection, and the views, explores and dashboards of the files that it includes.
#[derive(Clone, Debug)]
pub struct Model<'p> {
    /// The name of the file; `None` for the files that no model includes, which are taken together.
    pub name: Option<&'p str>,
    /// The model file.
    pub path: Option<&'p Utf8Path>,
    /// The files, in the order in which they are read.
    pub files: Vec<&'p Utf8Path>,
    /// `connection`, with constants put in.
    pub connection: Option<String>,
    /// `label`, with constants put in.
    pub label: Option<String>,
    /// `week_start_day`
    pub week_start_day: Option<&'p str>,
    /// `case_sensitive`
    pub case_sensitive: Option<YesNo>,
    /// All parameters of the model in the order in which they are read, blocks included.
    pub parameters: Vec<&'p Parameter>,
    /// The views, in order.
    pub views: Vec<Arc<View<'p>>>,
    /// The explores, in order.
    pub explores: Vec<Explore<'p>>,
    /// The dashboards, in order.
    pub dashboards: Vec<Dashboard<'p>>,
    /// The data tests, in order.
    pub tests: Vec<Merged<'p, lookml::Test>>,
    /// Whether a file of another project is included, so that there may be more.
    pub is_open: bool,
    view_index: HashMap<Box<str>, u32>,
    explore_index: HashMap<Box<str>, u32>,
}

impl<'p> Model<'p> {
    pub(super) fn of(
        path: Option<&'p Utf8Path>,
        included: Included<'p>,
        constants: &Constants<'p>,
        findings: &mut Diagnostics,
    ) -> Self {
        let (is_open, is_loose) = (included.is_open, path.is_none());
        let files = Some(&included.order).filter(|_| !is_loose);
        let mut views = Named::collect(views_of(&included.declarations), is_loose, findings);
        let order = views.order(is_open, files, findings);
        let views = view::views(&views, &order, constants, findings);
        let mut explores = Named::collect(explores_of(&included.declarations), is_loose, findings);
        let order = explores.order(is_open, files, findings);
        let over = Views::new(&views, is_open);
        let explores = explore::explores(&explores, &order, &over, constants, findings);
        let dashboards = included.dashboards.iter().copied();
        let mut dashboards = Named::collect(dashboards, is_loose, findings);
        let order = dashboards.order(is_open, files, findings);
        let dashboards = dashboard::dashboards(&dashboards, &order, constants, findings);
        let mut model = Self {
            name: path.and_then(|path| path.file_name()?.strip_suffix(".model.lkml")),
            path,
            connection: None,
            label: None,
            week_start_day: None,
            case_sensitive: None,
            parameters: Vec::new(),
            view_index: index(views.iter().map(|it| it.name())),
            explore_index: index(explores.iter().map(Explore::name)),
            views,
            explores,
            dashboards,
            tests: Vec::new(),
            is_open,
            files: included.files,
        };
        for read in included.declarations {
            model.add(read.declaration, constants);
        }
        model
    }

    fn add(&mut self, declaration: &'p Declaration, constants: &Constants<'p>) {
        match declaration {
            Declaration::Test(test) => self.tests.push(constants.put_into(test, &test.origin)),
            Declaration::Parameter(parameter) => self.add_parameter(parameter, constants),
            _ => {}
        }
    }

    fn add_parameter(&mut self, parameter: &'p Parameter, constants: &Constants<'p>) {
        self.parameters.push(parameter);
        let (Value::Text(text) | Value::Word(text)) = &parameter.value else {
            return;
        };
        let filled = || {
            let filled = constants.filled(text, &parameter.origin);
            Some(filled.unwrap_or_else(|| text.clone()))
        };
        match parameter.name.as_str() {
            "connection" => self.connection = self.connection.take().or_else(filled),
            "label" => self.label = self.label.take().or_else(filled),
            "week_start_day" => self.week_start_day = self.week_start_day.or(Some(text)),
            "case_sensitive" => {
                let value = || Some(YesNo::from(text.as_str()));
                self.case_sensitive = self.case_sensitive.take().or_else(value);
            }
            _ => {}
        }
    }

    /// The view of that name.
    #[must_use]
    pub fn view(&self, name: &str) -> Option<&Arc<View<'p>>> {
        self.views.get(*self.view_index.get(name)? as usize)
    }

    /// The explore of that name.
    #[must_use]
    pub fn explore(&self, name: &str) -> Option<&Explore<'p>> {
        self.explores.get(self.number_of_explore(name)? as usize)
    }

    pub(super) fn number_of_explore(&self, name: &str) -> Option<u32> {
        self.explore_index.get(name).copied()
    }

    /// The dashboard of that id.
    #[must_use]
    pub fn dashboard(&self, id: &str) -> Option<&Dashboard<'p>> {
        self.dashboards.iter().find(|it| it.id() == id)
    }

    /// `datagroup` blocks, in order.
    pub fn datagroups(&self) -> impl Iterator<Item = NamedBlock<'p>> {
        self.blocks("datagroup")
    }

    /// `access_grant` blocks, in order.
    pub fn access_grants(&self) -> impl Iterator<Item = NamedBlock<'p>> {
        self.blocks("access_grant")
    }

    /// `named_value_format` blocks, in order.
    pub fn named_value_formats(&self) -> impl Iterator<Item = NamedBlock<'p>> {
        self.blocks("named_value_format")
    }

    /// `map_layer` blocks, in order.
    pub fn map_layers(&self) -> impl Iterator<Item = NamedBlock<'p>> {
        self.blocks("map_layer")
    }

    fn blocks(&self, key: &'static str) -> impl Iterator<Item = NamedBlock<'p>> {
        let parameters = self.parameters.iter().copied();
        parameters.filter_map(move |declared| match &declared.value {
            Value::Block {
                name: Some(name), ..
            } if declared.name == key => Some(NamedBlock { name, declared }),
            _ => None,
        })
    }
}

/// A block of a model that has a name.
#[derive(Clone, Copy, Debug)]
pub struct NamedBlock<'p> {
    /// The name.
    pub name: &'p str,
    /// The block.
    pub declared: &'p Parameter,
}

fn index<'n>(names: impl Iterator<Item = &'n str>) -> HashMap<Box<str>, u32> {
    let mut index = HashMap::new();
    for (name, at) in names.zip(0..) {
        index.entry(name.into()).or_insert(at);
    }
    index
}

fn views_of<'p>(declarations: &[Read<'p>]) -> impl Iterator<Item = (&'p lookml::View, Spot)> {
    declarations
        .iter()
        .filter_map(|read| match read.declaration {
            Declaration::View(view) => Some((view, read.spot)),
            _ => None,
        })
}

fn explores_of<'p>(declarations: &[Read<'p>]) -> impl Iterator<Item = (&'p lookml::Explore, Spot)> {
    declarations
        .iter()
        .filter_map(|read| match read.declaration {
            Declaration::Explore(explore) => Some((explore, read.spot)),
            _ => None,
        })
}

/// Whether a block says `final: yes`.
fn is_final(other: &[Parameter]) -> bool {
    let yes = |value: &Value| matches!(value, Value::Word(word) if word == "yes");
    other.iter().any(|it| it.name == "final" && yes(&it.value))
}

impl Extending for lookml::View {
    const KIND: &'static str = "view";
    const A_KIND: &'static str = "a view";
    const DUPLICATE: &'static str = DUPLICATE_VIEW;

    fn name(&self) -> &str {
        &self.name
    }

    fn is_refinement(&self) -> bool {
        self.is_refinement
    }

    fn extends(&self) -> Vec<&str> {
        extended(self.extends.as_ref())
    }

    fn where_it_stands(&self) -> &Origin {
        &self.origin
    }

    fn is_final(&self) -> bool {
        is_final(&self.other)
    }
}

impl Extending for lookml::Explore {
    const KIND: &'static str = "explore";
    const A_KIND: &'static str = "an explore";
    const DUPLICATE: &'static str = DUPLICATE_EXPLORE;

    fn name(&self) -> &str {
        &self.name
    }

    fn is_refinement(&self) -> bool {
        self.is_refinement
    }

    fn extends(&self) -> Vec<&str> {
        extended(self.extends.as_ref())
    }

    fn where_it_stands(&self) -> &Origin {
        &self.origin
    }

    fn is_final(&self) -> bool {
        is_final(&self.other)
    }
}

fn extended(list: Option<&Vec<String>>) -> Vec<&str> {
    list.into_iter().flatten().map(String::as_str).collect()
}
