//! From an address to a place: three views and four joins, none of which makes more rows.
//!
//! A join on `BETWEEN` alone compares every event with every range and does not end; a key of fixed
//! length leaves thousands of ranges under one key. So a small table says for each coarse block how
//! long the key is, and where a block has crowded parts, how long it is there; the ranges are found by
//! equality on a key of that length. `geo build` makes both tables.
//!
//! The keys are numbers of 64 bits, since a join by texts takes three times as long. The first join
//! writes the number of an address out: Trino works out anew whatever the text of a condition says, for
//! each range with which an address is compared (`benches/geo_join.py`).

use indoc::formatdoc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::geo::Role;
use crate::glue::{HiveType, Table};
use crate::lookml::{
    Field, FieldKind, FieldType, Join, JoinType, Parameter, Relationship, SqlPieceKind, Value,
    View, YesNo,
};

use super::identifier::quoted_identifier;
use super::manifest::{IP_BLOCKS_TABLE, IP_RANGES_TABLE};
use super::table_name::table_name;

/// The view of an event's address and its number.
const ADDRESS_VIEW: &str = "ip_address";
/// The view of the address ranges.
pub(super) const RANGES_VIEW: &str = "ip_geolocation";
/// The view of the address blocks.
pub(super) const BLOCKS_VIEW: &str = "ip_block";
/// The view of the address blocks once more, for the blocks within blocks.
pub(super) const INNER_BLOCKS: &str = "ip_inner_block";

const GROUP: &str = "Place";

/// The two tables, and how SQL names them.
pub struct GeolocationTables {
    pub(crate) ranges: Table,
    pub(crate) blocks: Table,
    pub(super) ranges_sql: String,
    pub(super) blocks_sql: String,
}

impl GeolocationTables {
    /// Checks that the tables have the columns that the joins need; a column of the ranges that is not
    /// used is a warning.
    ///
    /// # Errors
    ///
    /// When a column that the joins need is missing or has another type, or a name cannot be written
    /// in LookML.
    pub fn new(
        ranges: Table,
        blocks: Table,
        warnings: &mut Diagnostics,
    ) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::new();
        Role::Ranges.check(&ranges, &mut diagnostics);
        Role::Blocks.check(&blocks, &mut diagnostics);
        let ranges_sql = table_name(&ranges, None, None, &mut diagnostics);
        let blocks_sql = table_name(&blocks, None, None, &mut diagnostics);
        unused_columns(&ranges, warnings);
        diagnostics.or_else_ok(Self {
            ranges,
            blocks,
            ranges_sql,
            blocks_sql,
        })
    }
}

fn is_text(hive_type: &HiveType) -> bool {
    matches!(
        hive_type,
        HiveType::String | HiveType::Char(_) | HiveType::Varchar(_)
    )
}

/// Warns of the columns of the range table that nothing uses.
fn unused_columns(ranges: &Table, warnings: &mut Diagnostics) {
    const OTHERS: [&str; 7] = [
        "range_key",
        "range_start",
        "range_end",
        "low_start",
        "low_end",
        "latitude",
        "longitude",
    ];
    let known = place_columns();
    for column in &ranges.columns {
        let name = column.name.to_lowercase();
        if !OTHERS.contains(&name.as_str()) && !known.iter().any(|known| known.column == name) {
            let warning = Diagnostic::warning(
                "unused-geolocation-column",
                format!("the column `{}` of the geolocation table is not used", column.name),
            )
            .help("give it one of the names that the README lists, or add a dimension for it in refinements.lkml");
            warnings.push(match (&ranges.source, &column.span) {
                (Some(source), Some(span)) => warning.at(source, span.clone(), "this column"),
                _ => warning,
            });
        }
    }
}

/// A column of the range table that people see.
struct PlaceColumn {
    column: &'static str,
    label: &'static str,
    description: &'static str,
    field_type: FieldType,
    map_layer: Option<&'static str>,
}

/// The columns in the order of the field picker.
fn place_columns() -> Vec<PlaceColumn> {
    let column = |column, label, description, field_type| PlaceColumn {
        column,
        label,
        description,
        field_type,
        map_layer: None,
    };
    let mut columns = vec![
        column(
            "country_code",
            "Country Code",
            "The country of the address, as the two letters of ISO 3166. It is empty for private addresses and AWS services: see Network Zone.",
            FieldType::String,
        ),
        column(
            "country",
            "Country",
            "The country of the address. It is empty for private addresses and AWS services: see Network Zone.",
            FieldType::String,
        ),
        column(
            "subdivision",
            "Subdivision",
            "The state, province or region within the country.",
            FieldType::String,
        ),
        column(
            "city",
            "City",
            "The city of the address. Cities are guesses of the provider of the data, and often wrong for mobile networks.",
            FieldType::String,
        ),
        column(
            "accuracy_km",
            "Accuracy (km)",
            "How far the true place may be from the coordinates, in kilometres.",
            FieldType::Number,
        ),
        column(
            "asn",
            "ASN",
            "The number of the autonomous system that announces the address.",
            FieldType::Number,
        ),
        column(
            "network_owner",
            "Network Owner",
            "The organisation that announces the address, such as an internet provider or a hoster.",
            FieldType::String,
        ),
        column(
            "is_anonymous",
            "Is Anonymous",
            "Whether the address belongs to a VPN, a proxy or Tor, as far as the data says.",
            FieldType::Yesno,
        ),
        column(
            "is_hosting",
            "Is Hosting",
            "Whether the address belongs to a hoster. People rarely sign in from one.",
            FieldType::Yesno,
        ),
    ];
    columns[0].map_layer = Some("countries");
    columns
}

/// The three views.
pub(super) fn views(tables: &GeolocationTables) -> Vec<View> {
    vec![address_view(), blocks_view(tables), ranges_view(tables)]
}

/// What the first join writes out: an IPv4 address is in the block of its /12, an IPv6 one in that of its /24.
/// The lower half of an address is worked out where a range asks for it, which few do.
fn address_view() -> View {
    let mut address = hidden(
        "sourceipaddress",
        FieldType::String,
        "${TABLE}.sourceipaddress",
    );
    address.primary_key = Some(YesNo::Yes);
    View {
        name: ADDRESS_VIEW.to_owned(),
        suggestions: Some(YesNo::No),
        fields: vec![
            address,
            hidden("ip_key", FieldType::Number, "${TABLE}.ip_key"),
            hidden(
                "ip_block_key",
                FieldType::Number,
                "bitwise_and(${TABLE}.ip_key, CASE WHEN ${TABLE}.ip_key BETWEEN 281470681743360 AND 281474976710655 THEN -1048576 ELSE -1099511627776 END)",
            ),
            hidden(
                "ip_low",
                FieldType::String,
                "to_hex(substr(CAST(TRY_CAST(${TABLE}.sourceipaddress AS IPADDRESS) AS VARBINARY), 9, 8))",
            ),
        ],
        ..View::default()
    }
}

fn blocks_view(tables: &GeolocationTables) -> View {
    let mut block = hidden_column("block", FieldType::Number, &tables.blocks);
    block.primary_key = Some(YesNo::Yes);
    View {
        name: BLOCKS_VIEW.to_owned(),
        sql_table_name: Some(format!("@{{{IP_BLOCKS_TABLE}}}")),
        suggestions: Some(YesNo::No),
        fields: vec![
            block,
            hidden_column("key_mask", FieldType::Number, &tables.blocks),
            hidden_column("inner_mask", FieldType::Number, &tables.blocks),
        ],
        ..View::default()
    }
}

fn ranges_view(tables: &GeolocationTables) -> View {
    let ranges = &tables.ranges;
    // Parts of one /64 have the same `range_start`.
    let mut key = hidden(
        "range_id",
        FieldType::String,
        "CAST(${range_start} AS varchar) || COALESCE(${low_start}, '')",
    );
    key.primary_key = Some(YesNo::Yes);
    let mut fields = vec![
        key,
        hidden_column("range_start", FieldType::Number, ranges),
        hidden_column("range_end", FieldType::Number, ranges),
        hidden_column("range_key", FieldType::Number, ranges),
        hidden_column("low_start", FieldType::String, ranges),
        hidden_column("low_end", FieldType::String, ranges),
    ];
    fields.extend(
        place_columns()
            .into_iter()
            .filter_map(|column| place(&column, ranges)),
    );
    fields.extend(location(ranges));
    View {
        name: RANGES_VIEW.to_owned(),
        label: Some("Place".to_owned()),
        sql_table_name: Some(format!("@{{{IP_RANGES_TABLE}}}")),
        suggestions: Some(YesNo::No),
        fields,
        ..View::default()
    }
}

/// A column that only the joins read.
fn hidden_column(name: &str, field_type: FieldType, table: &Table) -> Field {
    let column = table.column(name).map_or(name, |column| &column.name);
    let identifier = quoted_identifier(column).unwrap_or_else(|| name.to_owned());
    hidden(name, field_type, &format!("${{TABLE}}.{identifier}"))
}

fn hidden(name: &str, field_type: FieldType, sql: &str) -> Field {
    let mut field = Field::new(FieldKind::Dimension, name);
    field.hidden = Some(YesNo::Yes);
    field.field_type = Some(field_type);
    field.sql = Some(sql.to_owned());
    field
}

/// A column that people see, cast where the table has it in another type.
fn place(column: &PlaceColumn, ranges: &Table) -> Option<Field> {
    let mut field = Field::new(FieldKind::Dimension, column.column);
    field.sql = Some(typed(column.column, &column.field_type, ranges)?);
    field.field_type = Some(column.field_type.clone());
    field.label = Some(column.label.to_owned());
    field.group_label = Some(GROUP.to_owned());
    field.description = Some(column.description.to_owned());
    field.map_layer_name = column.map_layer.map(str::to_owned);
    Some(field)
}

/// The SQL of a column as text, number or truth value; `None` where the table has no such column.
fn typed(name: &str, wanted: &FieldType, ranges: &Table) -> Option<String> {
    let hive_type = ranges.column(name)?.hive_type.as_ref()?;
    let sql = format!("${{TABLE}}.{name}");
    Some(match wanted {
        FieldType::Yesno if *hive_type != HiveType::Boolean => {
            format!("lower(CAST({sql} AS varchar)) IN ('true', '1', 'yes')")
        }
        FieldType::Number if is_text(hive_type) => format!("TRY_CAST({sql} AS double)"),
        FieldType::String if !is_text(hive_type) => format!("CAST({sql} AS varchar)"),
        _ => sql,
    })
}

/// The coordinates, where the table has both.
fn location(ranges: &Table) -> Option<Field> {
    let mut field = Field::new(FieldKind::Dimension, "location");
    field.field_type = Some(FieldType::Location);
    field.label = Some("Location".to_owned());
    field.group_label = Some(GROUP.to_owned());
    field.description = Some(
        "The coordinates of the place, for maps. They mark the middle of an area, not a house."
            .to_owned(),
    );
    field.sql_latitude = Some(typed("latitude", &FieldType::Number, ranges)?);
    field.sql_longitude = Some(typed("longitude", &FieldType::Number, ranges)?);
    Some(field)
}

/// The joins of an explore over `view`: the number of the address, its block, the block within it where its
/// keys are other ones, then the range under the key.
pub(super) fn joins(view: &str) -> Vec<Join> {
    let join = |name: &str, needed: &[&str], sql_on: String| Join {
        name: name.to_owned(),
        join_type: Some(JoinType::LeftOuter),
        relationship: Some(Relationship::ManyToOne),
        required_joins: Some(needed.iter().map(|&name| name.to_owned()).collect()),
        sql_on: Some(sql_on),
        ..Join::default()
    };
    let key = format!("${{{ADDRESS_VIEW}.ip_key}}");
    vec![
        Join {
            name: ADDRESS_VIEW.to_owned(),
            relationship: Some(Relationship::ManyToOne),
            other: vec![Parameter::new(
                "sql",
                Value::Expression(format!(
                    "CROSS JOIN UNNEST(ARRAY[${{{view}.ip_key}}], ARRAY[${{{view}.sourceipaddress}}]) AS {ADDRESS_VIEW}(ip_key, sourceipaddress)"
                )),
            )],
            ..Join::default()
        },
        join(
            BLOCKS_VIEW,
            &[ADDRESS_VIEW],
            format!("${{{BLOCKS_VIEW}.block}} = ${{{ADDRESS_VIEW}.ip_block_key}}"),
        ),
        Join {
            from: Some(BLOCKS_VIEW.to_owned()),
            ..join(
                INNER_BLOCKS,
                &[ADDRESS_VIEW, BLOCKS_VIEW],
                format!(
                    "${{{INNER_BLOCKS}.block}} = bitwise_or(bitwise_and({key}, ${{{BLOCKS_VIEW}.inner_mask}}), 1)"
                ),
            )
        },
        join(
            RANGES_VIEW,
            &[ADDRESS_VIEW, BLOCKS_VIEW, INNER_BLOCKS],
            formatdoc! {"
                ${{{RANGES_VIEW}.range_key}} = bitwise_and({key}, COALESCE(${{{INNER_BLOCKS}.key_mask}}, ${{{BLOCKS_VIEW}.key_mask}}))
                AND {key} BETWEEN ${{{RANGES_VIEW}.range_start}} AND ${{{RANGES_VIEW}.range_end}}
                AND (${{{RANGES_VIEW}.low_start}} IS NULL OR ${{{ADDRESS_VIEW}.ip_low}} BETWEEN ${{{RANGES_VIEW}.low_start}} AND ${{{RANGES_VIEW}.low_end}})"
            },
        ),
    ]
}

/// The same joins in plain SQL, for a derived table, whose step `left` has the address and its number.
pub(super) fn plain_joins(views: &[View], left: &str) -> Vec<String> {
    let joins = joins(left);
    let view_of = |alias: &str| {
        let join = joins.iter().find(|join| join.name == alias)?;
        let name = join.from.as_ref().unwrap_or(&join.name);
        views.iter().find(|view| view.name == *name)
    };
    let column = |alias: &str, name: &str| {
        let fields = view_of(alias).map(|view| view.fields.as_slice());
        let field = fields.unwrap_or_default().iter().find(|it| it.name == name);
        let sql = field.and_then(|field| field.sql.as_ref());
        // The step has written both out.
        let table = if alias == ADDRESS_VIEW { left } else { alias };
        sql.map_or_else(
            || format!("{table}.{name}"),
            |sql| sql.replace("${TABLE}", table),
        )
    };
    let plain = |sql: &str| {
        let pieces = crate::lookml::sql_pieces(sql);
        let text = pieces.map(|piece| match piece.kind {
            SqlPieceKind::Field(name) => match name.split_once('.') {
                Some((alias, name)) => column(alias, name),
                None => piece.text.to_owned(),
            },
            _ => piece.text.to_owned(),
        });
        text.collect::<String>()
    };
    let statement = |join: &Join| {
        let table = view_of(&join.name)?.sql_table_name.as_ref()?;
        let condition = plain(join.sql_on.as_ref()?).replace('\n', "\n  ");
        Some(format!("LEFT JOIN {table} AS {} ON {condition}", join.name))
    };
    joins.iter().filter_map(statement).collect()
}
