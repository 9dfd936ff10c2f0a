//! Writes small MMDB files, by the *MaxMind DB file format specification*
//! (<https://maxmind.github.io/MaxMind-DB/>), so that no fetched file is needed to test reading them.

use std::net::IpAddr;

/// A value of the data section.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    Double(f64),
    Float(f32),
    U16(u16),
    U32(u32),
    U64(u64),
    Boolean(bool),
    Map(Vec<(String, Value)>),
    List(Vec<Value>),
}

/// A map of the members that are given.
pub(crate) fn map<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Map(members.map(|(key, value)| (key.to_owned(), value)).into())
}

pub(crate) fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

/// A database while it is filled.
pub(crate) struct Mmdb {
    database_type: String,
    ip_version: u16,
    record_size: u16,
    build_epoch: u64,
    nodes: Vec<[Child; 2]>,
    data: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
enum Child {
    Nothing,
    Node(usize),
    /// Where the value stands in the data section.
    Data(usize),
}

impl Mmdb {
    pub(crate) fn new(database_type: &str, ip_version: u16, record_size: u16) -> Self {
        Self {
            database_type: database_type.to_owned(),
            ip_version,
            record_size,
            build_epoch: 1_781_725_980,
            nodes: vec![[Child::Nothing; 2]],
            data: Vec::new(),
        }
    }

    /// Says something of a network; of networks within one another the inner ones come later.
    pub(crate) fn insert(&mut self, address: IpAddr, prefix: u8, value: &Value) {
        let at = self.data.len();
        encode(value, &mut self.data);
        let (bits, length) = match (address, self.ip_version) {
            (IpAddr::V4(address), 4) => (u128::from(u32::from(address)) << 96, prefix),
            // IPv4 stands below ::/96.
            (IpAddr::V4(address), _) => (u128::from(u32::from(address)), prefix + 96),
            (IpAddr::V6(address), _) => (u128::from(address), prefix),
        };
        let bit = |index: u8| usize::from(bits >> (127 - index) & 1 == 1);
        let mut node = 0;
        for index in 0..length - 1 {
            node = match self.nodes[node][bit(index)] {
                Child::Node(next) => next,
                // What was said of the whole is said of both halves.
                other => {
                    self.nodes.push([other; 2]);
                    let next = self.nodes.len() - 1;
                    self.nodes[node][bit(index)] = Child::Node(next);
                    next
                }
            };
        }
        self.nodes[node][bit(length - 1)] = Child::Data(at);
    }

    /// The bytes of the file.
    pub(crate) fn finish(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let count = self.nodes.len();
        for node in &self.nodes {
            let [left, right] = node.map(|child| match child {
                Child::Nothing => count,
                Child::Node(node) => node,
                Child::Data(at) => count + 16 + at,
            });
            self.push_node(&mut bytes, left, right);
        }
        bytes.extend([0; 16]);
        bytes.extend(&self.data);
        bytes.extend(b"\xab\xcd\xefMaxMind.com");
        let metadata = map([
            ("binary_format_major_version", Value::U16(2)),
            ("binary_format_minor_version", Value::U16(0)),
            ("build_epoch", Value::U64(self.build_epoch)),
            ("database_type", text(&self.database_type)),
            ("description", map([("en", text("written by a test"))])),
            ("ip_version", Value::U16(self.ip_version)),
            ("languages", Value::List(vec![text("en"), text("de")])),
            (
                "node_count",
                Value::U32(u32::try_from(count).expect("few nodes")),
            ),
            ("record_size", Value::U16(self.record_size)),
        ]);
        encode(&metadata, &mut bytes);
        bytes
    }

    fn push_node(&self, bytes: &mut Vec<u8>, left: usize, right: usize) {
        let (left, right) = (left.to_be_bytes(), right.to_be_bytes());
        match self.record_size {
            24 => {
                bytes.extend(&left[5..]);
                bytes.extend(&right[5..]);
            }
            28 => {
                bytes.extend(&left[5..]);
                bytes.push((left[4] & 15) << 4 | (right[4] & 15));
                bytes.extend(&right[5..]);
            }
            _ => {
                bytes.extend(&left[4..]);
                bytes.extend(&right[4..]);
            }
        }
    }
}

fn encode(value: &Value, bytes: &mut Vec<u8>) {
    match value {
        Value::Text(text) => {
            control(2, text.len(), bytes);
            bytes.extend(text.as_bytes());
        }
        Value::Double(number) => {
            control(3, 8, bytes);
            bytes.extend(number.to_be_bytes());
        }
        Value::Float(number) => {
            control(15, 4, bytes);
            bytes.extend(number.to_be_bytes());
        }
        Value::U16(number) => {
            control(5, 2, bytes);
            bytes.extend(number.to_be_bytes());
        }
        Value::U32(number) => {
            control(6, 4, bytes);
            bytes.extend(number.to_be_bytes());
        }
        Value::U64(number) => {
            control(9, 8, bytes);
            bytes.extend(number.to_be_bytes());
        }
        Value::Boolean(truth) => control(14, usize::from(*truth), bytes),
        Value::Map(members) => {
            control(7, members.len(), bytes);
            for (key, value) in members {
                encode(&text(key), bytes);
                encode(value, bytes);
            }
        }
        Value::List(values) => {
            control(11, values.len(), bytes);
            for value in values {
                encode(value, bytes);
            }
        }
    }
}

/// The byte or bytes with the type and the size of a value.
fn control(kind: u8, size: usize, bytes: &mut Vec<u8>) {
    let (low, rest) = if size < 29 {
        (u8::try_from(size).expect("small"), Vec::new())
    } else if size < 285 {
        (29, vec![u8::try_from(size - 29).expect("small")])
    } else {
        let size = u16::try_from(size - 285).expect("no long texts");
        (30, size.to_be_bytes().to_vec())
    };
    if kind < 8 {
        bytes.push(kind << 5 | low);
    } else {
        bytes.extend([low, kind - 7]);
    }
    bytes.extend(rest);
}
