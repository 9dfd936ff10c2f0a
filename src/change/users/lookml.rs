//! Mentions in a `.lkml` file, found in its tree, so that no parameter is forgotten.

use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostic::SourceText;
use crate::syntax::{self, Block, Document, Item, ListItem, Pair, Token, Value};

use super::mention::{Lines, Mention, Named};
use super::text::{linked, replaced};

/// Parameters whose value is the name of a field, or a list of such names.
const FIELDS: &[&str] = &[
    "based_on",
    "column",
    "dimensions",
    "drill_fields",
    "excluded_fields",
    "field",
    "fields",
    "fields_to_show",
    "list_field",
    "measures",
    "order_by_field",
    "pivots",
    "required_fields",
    "suggest_dimension",
];

/// Parameters that hold pairs, of which the first is the name of a field.
const FIELD_PAIRS: &[&str] = &["bind_filters", "filter", "filters", "sort", "sorts"];

/// Blocks that declare a field.
const DECLARE_FIELDS: &[&str] = &[
    "dimension",
    "dimension_group",
    "measure",
    "filter",
    "parameter",
];

pub(super) fn mentions(path: &Utf8Path, source: &Arc<SourceText>, mentions: &mut Vec<Mention>) {
    let (document, _) = syntax::parse(source);
    let mut walk = Walk {
        document: &document,
        lines: Lines::new(path, source),
        mentions,
    };
    walk.items(&document.items, &Context::default());
}

struct Walk<'f> {
    document: &'f Document,
    lines: Lines<'f>,
    mentions: &'f mut Vec<Mention>,
}

/// Where the walk stands.
#[derive(Clone, Default)]
struct Context {
    view: Option<String>,
    is_refinement: bool,
    explore: Option<String>,
    /// The blocks around, from the outermost, as they are written: `view: +x`, `dimension: y`.
    around: Vec<(String, String)>,
    parameter: String,
}

impl Context {
    /// Such as `` `sql` of dimension `x` in `view: +y` ``.
    fn what(&self) -> String {
        let parameter = &self.parameter;
        match self.around.as_slice() {
            [] => format!("`{parameter}`"),
            [(kind, name)] if parameter == kind => format!("`{kind}: {name}`"),
            [(kind, name)] => format!("`{parameter}` of `{kind}: {name}`"),
            [(outer_kind, outer), .., (kind, name)] => {
                let around = format!("in `{outer_kind}: {outer}`");
                if !name.is_empty() && parameter == kind {
                    return format!("{} {around}", named(kind, name));
                }
                // A block without a name is told with the one that has one.
                let inner = self.around[1..].iter().rev();
                let inner: Vec<String> = inner
                    .scan(false, |is_named, (kind, name)| {
                        (!std::mem::replace(is_named, !name.is_empty())).then(|| named(kind, name))
                    })
                    .collect();
                format!("`{parameter}` of {} {around}", inner.join(" of "))
            }
        }
    }
}

/// Such as ``dimension `x` ``, and of a block without a name `` `link` ``.
fn named(kind: &str, name: &str) -> String {
    match name {
        "" => format!("`{kind}`"),
        name => format!("{} `{name}`", kind.replace('_', " ")),
    }
}

impl Walk<'_> {
    fn items(&mut self, items: &[Item], context: &Context) {
        for item in items {
            if let Item::Pair(pair) = item {
                self.pair(pair, context);
            }
        }
    }

    fn pair(&mut self, pair: &Pair, context: &Context) {
        let key = self.document.text(pair.key).to_owned();
        let context = Context {
            parameter: key.clone(),
            ..context.clone()
        };
        match &pair.value {
            Value::Block(block) => self.block(&key, pair, block, context),
            value => self.value(&key, value, &context),
        }
    }

    fn block(&mut self, key: &str, pair: &Pair, block: &Block, mut context: Context) {
        let written = block.name.map_or("", |name| self.document.text(name));
        let (name, is_refinement) = match written.strip_prefix('+') {
            Some(name) => (name.trim().to_owned(), true),
            None => (written.to_owned(), false),
        };
        let at = block.name.unwrap_or(pair.key);
        let is_top = context.around.is_empty();
        let around = (key.to_owned(), written.to_owned());
        let has = |parameter: &str| {
            block
                .pairs()
                .any(|pair| self.document.text(pair.key) == parameter)
        };
        // Names that the block itself says, told as the block.
        let mut says = Vec::new();
        match key {
            "view" if is_top => {
                if is_refinement {
                    says.push((name.clone(), Named::View));
                }
                context.view = Some(name);
                context.is_refinement = is_refinement;
            }
            "explore" if is_top => {
                if is_refinement {
                    says.push((name.clone(), Named::Explore));
                } else if !has("from") && !has("view_name") {
                    says.push((name.clone(), Named::View));
                }
                context.explore = Some(name);
            }
            "join" if !has("from") => says.push((name, Named::View)),
            "explore_source" => {
                says.push((name.clone(), Named::Explore));
                context.explore = Some(name);
                context.view = None;
            }
            "column" if !has("field") && !has("sql") => says.push((name, Named::Field)),
            key if DECLARE_FIELDS.contains(&key) && context.is_refinement => {
                says.push((name, Named::Refined));
            }
            _ => {}
        }
        context.around.push(around);
        for (name, named) in says {
            self.add(&name, named, at, 0, &context);
        }
        self.items(&block.items, &context);
    }

    fn value(&mut self, key: &str, value: &Value, context: &Context) {
        match value {
            Value::Missing | Value::Block(_) => {}
            Value::Word(token) => self.word(key, *token, context),
            Value::Quoted(token) => {
                self.word(key, *token, context);
                self.texts(*token, context);
            }
            Value::Expression(expression) => self.texts(expression.text, context),
            Value::List(list) => {
                for item in list.items() {
                    match item {
                        ListItem::Pair(pair) => {
                            if FIELD_PAIRS.contains(&key) {
                                self.field(pair.key, context);
                            }
                            self.value("", &pair.value, context);
                        }
                        ListItem::Value(value) => self.value(key, value, context),
                        ListItem::Unread(_) => {}
                    }
                }
            }
        }
    }

    /// A name without marks, where the parameter takes one.
    fn word(&mut self, key: &str, token: Token, context: &Context) {
        let text = self.unquoted(token).to_owned();
        let named = match key {
            key if FIELDS.contains(&key) => return self.field(token, context),
            "required_joins" => Named::Join,
            "suggest_explore" | "explore" => Named::Explore,
            "extends" if context.explore.is_some() => Named::Explore,
            "from" | "view_name" | "extends" => Named::View,
            "model" => Named::Model,
            _ => return,
        };
        self.add(&text, named, token, 0, context);
    }

    /// A field, a set (`name*`), or one of them taken out (`-name`).
    fn field(&mut self, token: Token, context: &Context) {
        let text = self.unquoted(token).trim().to_owned();
        let name = text.trim_start_matches('-');
        match name.strip_suffix('*') {
            Some(set) => self.add(set, Named::Set, token, 0, context),
            None => self.add(name, Named::Field, token, 0, context),
        }
    }

    /// What Looker replaces in a text, and links.
    fn texts(&mut self, token: Token, context: &Context) {
        let text = self.document.text(token);
        let mut said = replaced(text);
        said.extend(linked(text));
        for it in said {
            self.add(it.name, it.named, token, it.at, context);
        }
    }

    fn unquoted(&self, token: Token) -> &str {
        self.document.text(token).trim_matches('"')
    }

    fn add(&mut self, name: &str, named: Named, token: Token, at: usize, context: &Context) {
        let user = self.lines.user(token.range().start + at, context.what());
        self.mentions.push(Mention {
            name: name.to_owned(),
            named,
            view: context.view.clone(),
            explore: context.explore.clone(),
            is_exclusion: self.document.text(token).starts_with('-'),
            dashboards: Vec::new(),
            user,
        });
    }
}
