//! Where to go on behind a fault of YAML: the dashboards of a file, and the filters and tiles of a
//! dashboard, are read one by one.

use std::ops::Range;

use crate::yaml::{self, Entry, Fault, FaultKind, Limits, Node, Value};

/// The lists of a dashboard whose items are read one by one where the whole cannot be read.
const LISTS: [&str; 2] = ["filters", "elements"];

/// Deeper nesting and more values have no place in any dashboard that people write.
const LIMITS: Limits = Limits {
    depth: 64,
    values: 1 << 20,
    refuses_properties: false,
};

/// The parts of a file: what stands before the first dashboard, and each dashboard.
///
/// A line that begins like the first dashboard begins another one, for nothing inside a dashboard
/// stands as far to the left.
pub(super) fn dashboards(text: &str) -> Vec<Range<usize>> {
    let mut indentation = None;
    let mut starts = vec![0];
    for line in lines(text, 0..text.len()) {
        let begins = line
            .dash_text()
            .is_some_and(|rest| rest.starts_with("dashboard"));
        if begins && *indentation.get_or_insert(line.indentation) == line.indentation {
            starts.push(line.range.start);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| start..end)
        .filter(|part| !part.is_empty())
        .collect()
}

/// Reads a dashboard; where its YAML has a fault, item by item.
pub(super) fn parse(text: &str, part: Range<usize>) -> (Option<Node>, Vec<Fault>) {
    let (root, faults) = yaml::parse(text, part.clone(), LIMITS);
    if !faults.iter().any(is_syntax) {
        return (root, faults);
    }
    let mut pieces = Pieces::of(text, part);
    if pieces.items.is_empty() {
        return (root, faults);
    }
    let piecewise = pieces.parse(text);
    // The fault may lie between the pieces, each of which is sound.
    let faults = if pieces.faults.iter().any(is_syntax) {
        pieces.faults
    } else {
        faults
    };
    (piecewise.or(root), faults)
}

fn is_syntax(fault: &Fault) -> bool {
    matches!(fault.kind, FaultKind::Syntax(_))
}

/// A dashboard in pieces.
struct Pieces {
    /// The parts of the dashboard outside of its lists; the key of each list ends one of them.
    frame: Vec<Range<usize>>,
    /// The list and the range of each item.
    items: Vec<(&'static str, Range<usize>)>,
    faults: Vec<Fault>,
}

impl Pieces {
    fn of(text: &str, part: Range<usize>) -> Self {
        let mut pieces = Self {
            frame: Vec::new(),
            items: Vec::new(),
            faults: Vec::new(),
        };
        let mut key_column = None;
        let mut list: Option<List> = None;
        for line in lines(text, part) {
            if let Some(rest) = line.dash_text().filter(|_| key_column.is_none()) {
                key_column = Some(line.range.len() - rest.len());
            }
            let is_held = list.as_mut().is_some_and(|open| open.holds(&line));
            match &list {
                Some(open) if is_held => pieces.add_to_list(open, &line),
                _ => {
                    pieces.add_to_frame(&line);
                    if !line.is_blank() {
                        list = List::opened_by(&line, key_column);
                    }
                }
            }
        }
        pieces
    }

    fn add_to_list(&mut self, list: &List, line: &Line<'_>) {
        match self.items.last_mut() {
            Some((_, range)) if !list.begins_item(line) && range.end == line.range.start => {
                range.end = line.range.end;
            }
            _ => self.items.push((list.key, line.range.clone())),
        }
    }

    fn add_to_frame(&mut self, line: &Line<'_>) {
        match self.frame.last_mut() {
            Some(range) if range.end == line.range.start => range.end = line.range.end,
            _ => self.frame.push(line.range.clone()),
        }
    }

    /// Reads the pieces and puts them together again.
    fn parse(&mut self, text: &str) -> Option<Node> {
        let mut frame = std::mem::take(&mut self.frame).into_iter();
        let mut root = self.read(text, frame.next()?)?;
        let dashboard = first_mapping(&mut root)?;
        for part in frame {
            if let Some(Value::Mapping(entries)) = self.read(text, part).map(|node| node.value) {
                dashboard.extend(entries);
            }
        }
        let parts = std::mem::take(&mut self.items);
        for key in LISTS {
            let mut items = Vec::new();
            for (_, part) in parts.iter().filter(|(list, _)| *list == key) {
                if let Some(Value::Sequence(more)) =
                    self.read(text, part.clone()).map(|it| it.value)
                {
                    items.extend(more);
                }
            }
            add_items(dashboard, key, items);
        }
        Some(root)
    }

    fn read(&mut self, text: &str, part: Range<usize>) -> Option<Node> {
        let (node, faults) = yaml::parse(text, part, LIMITS);
        self.faults.extend(faults);
        node
    }
}

fn first_mapping(root: &mut Node) -> Option<&mut Vec<Entry>> {
    match &mut root.value {
        Value::Sequence(items) => match &mut items.first_mut()?.value {
            Value::Mapping(entries) => Some(entries),
            _ => None,
        },
        _ => None,
    }
}

/// Adds items to a list of a dashboard, whose key stands there without a value.
fn add_items(dashboard: &mut [Entry], key: &str, items: Vec<Node>) {
    let Some(entry) = dashboard.iter_mut().find(|entry| &*entry.key == key) else {
        return;
    };
    if !items.is_empty() {
        entry.value.value = Value::Sequence(items);
    }
}

/// A list whose items stand in lines of their own.
struct List {
    key: &'static str,
    key_column: usize,
    /// The column of its dashes, from the first item on.
    dash_column: Option<usize>,
}

impl List {
    /// The list whose key a line holds, and nothing else.
    fn opened_by(line: &Line<'_>, key_column: Option<usize>) -> Option<Self> {
        if key_column != Some(line.indentation) {
            return None;
        }
        let key = LISTS.into_iter().find(|key| {
            let behind = line.text.trim_start().strip_prefix(key);
            let behind = behind.and_then(|rest| rest.trim_start().strip_prefix(':'));
            behind.is_some_and(|rest| rest.trim().is_empty() || rest.trim().starts_with('#'))
        })?;
        Some(Self {
            key,
            key_column: line.indentation,
            dash_column: None,
        })
    }

    /// Whether a line belongs to one of its items.
    fn holds(&mut self, line: &Line<'_>) -> bool {
        if line.is_blank() {
            return self.dash_column.is_some();
        }
        let has_dash = line.dash_text().is_some();
        match self.dash_column {
            None => {
                let begins = has_dash && line.indentation >= self.key_column;
                self.dash_column = begins.then_some(line.indentation);
                begins
            }
            Some(column) => line.indentation > column || self.begins_item(line),
        }
    }

    fn begins_item(&self, line: &Line<'_>) -> bool {
        line.dash_text().is_some() && self.dash_column == Some(line.indentation)
    }
}

/// A line with its line break.
struct Line<'t> {
    range: Range<usize>,
    text: &'t str,
    indentation: usize,
}

impl<'t> Line<'t> {
    /// What stands behind a dash and the blanks around it.
    fn dash_text(&self) -> Option<&'t str> {
        let rest = self.text[self.indentation..].strip_prefix('-')?;
        rest.starts_with([' ', '\n', '\r'])
            .then(|| rest.trim_start_matches(' '))
    }

    /// Whether it holds nothing or a comment.
    fn is_blank(&self) -> bool {
        let text = self.text.trim_start();
        text.is_empty() || text.starts_with('#')
    }
}

fn lines(text: &str, part: Range<usize>) -> impl Iterator<Item = Line<'_>> {
    let mut at = part.start;
    text[part].split_inclusive('\n').map(move |line| {
        let range = at..at + line.len();
        at = range.end;
        Line {
            range,
            text: line,
            indentation: line.len() - line.trim_start_matches(' ').len(),
        }
    })
}
