//! A project that uses every part of the model at least once.

use cloudtrail_lookml::lookml::{
    AllowedValue, Assert, Constant, Dashboard, DashboardFilter, DashboardValue, Declaration,
    DerivedTable, Element, Explore, ExploreSource, Field, FieldFilter, FieldKind, FieldSet,
    FieldType, File, FilterExpression, Join, JoinType, Link, Parameter, Project, Relationship,
    Test, TestColumn, Timeframe, Value, View, YesNo,
};
use cloudtrail_lookml::modeling::{Guide, Marketplace, MarketplaceConstant, Modeled, Refinements};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "the parts of the model are optional"
)]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn filter(field: &str, expression: &str) -> FieldFilter {
    FieldFilter::new(field, FilterExpression::verbatim(expression))
}

fn lookml(path: &str, declarations: Vec<Declaration>) -> (camino::Utf8PathBuf, File) {
    (path.into(), File::Lookml(declarations))
}

/// The whole project.
pub(crate) fn modeled() -> Modeled {
    let files = [
        lookml("manifest.lkml", manifest()),
        lookml("models/cloudtrail.model.lkml", model()),
        lookml(
            "views/raw/cloudtrail.view.lkml",
            vec![Declaration::View(raw_view())],
        ),
        lookml(
            "views/cloudtrail.view.lkml",
            vec![Declaration::View(refined_view())],
        ),
        lookml(
            "views/sign_in.view.lkml",
            vec![Declaration::View(sign_in_view())],
        ),
        lookml(
            "views/ip_geolocation.view.lkml",
            vec![Declaration::View(derived_view())],
        ),
        lookml(
            "explores/cloudtrail.explore.lkml",
            vec![Declaration::Explore(explore())],
        ),
        lookml("tests/cloudtrail.test.lkml", tests()),
        (
            "dashboards/console_login_overview.dashboard.lookml".into(),
            File::Dashboards(vec![dashboard()]),
        ),
    ];
    Modeled {
        project: Project {
            files: files.into_iter().collect(),
        },
        marketplace: Marketplace {
            label: "CloudTrail".to_owned(),
            tagline: "Who did \"what\", where".to_owned(),
            constants: vec![
                MarketplaceConstant {
                    name: "CONNECTION_NAME".to_owned(),
                    label: "Connection Name".to_owned(),
                    description: None,
                    value_constraint: some("connection"),
                },
                MarketplaceConstant {
                    name: "CLOUDTRAIL_TABLE".to_owned(),
                    label: "Table".to_owned(),
                    description: some("Database and table."),
                    value_constraint: None,
                },
            ],
            model: "cloudtrail".to_owned(),
            connection_constant: "CONNECTION_NAME".to_owned(),
        },
        guide: Guide {
            path: "CLOUDTRAIL.md".into(),
            ..Guide::default()
        },
        refinements: Refinements {
            path: "refinements.lkml".into(),
            events_view: "cloudtrail".to_owned(),
            sign_in_view: "sign_in".to_owned(),
        },
    }
}

fn manifest() -> Vec<Declaration> {
    vec![
        Declaration::Parameter(Parameter::text("project_name", "security")),
        Declaration::Constant(Constant {
            name: "CONNECTION_NAME".to_owned(),
            value: "athena".to_owned(),
            export: some("override_optional"),
            ..Constant::default()
        }),
        Declaration::Constant(Constant {
            name: "KNOWN".to_owned(),
            value: "a \"quoted\" word".to_owned(),
            export: None,
            ..Constant::default()
        }),
    ]
}

fn model() -> Vec<Declaration> {
    vec![
        Declaration::Parameter(Parameter::text("connection", "@{CONNECTION_NAME}")),
        Declaration::Parameter(Parameter::text("label", "CloudTrail")),
        Declaration::Parameter(Parameter::word("week_start_day", "monday")),
        Declaration::Include("/views/raw/cloudtrail.view.lkml".to_owned().into()),
        Declaration::Include("/explores/cloudtrail.explore.lkml".to_owned().into()),
        Declaration::Parameter(Parameter::new(
            "datagroup",
            Value::Block {
                name: some("daily"),
                parameters: vec![
                    Parameter::text("max_cache_age", "24 hours"),
                    Parameter::new("sql_trigger", Value::Expression("SELECT\n  1".to_owned())),
                ],
            },
        )),
    ]
}

/// One column of the schema.
pub(crate) fn leaf(name: &str) -> Field {
    Field {
        hidden: Some(YesNo::Yes),
        field_type: Some(FieldType::String),
        description: some("The source of the event, as the schema's comment has it."),
        sql: Some(format!("${{TABLE}}.{name}")),
        ..Field::new(FieldKind::Dimension, name)
    }
}

fn raw_view() -> View {
    View {
        name: "cloudtrail".to_owned(),
        label: some("CloudTrail Events"),
        sql_table_name: some("@{CLOUDTRAIL_TABLE}"),
        suggestions: Some(YesNo::No),
        fields_hidden_by_default: Some(YesNo::Yes),
        fields: vec![leaf("eventid"), leaf("useridentity__arn")],
        other: vec![Parameter::new(
            "required_access_grants",
            Value::List(vec![Value::Word("security".to_owned())]),
        )],
        ..View::default()
    }
}

fn refined_view() -> View {
    View {
        name: "cloudtrail".to_owned(),
        is_refinement: true,
        drill_fields: Some(texts(&["event_id"])),
        fields: [asked_fields(), selected_fields()].concat(),
        sets: vec![FieldSet {
            name: "detail".to_owned(),
            fields: texts(&["event_id", "-result"]),
            ..FieldSet::default()
        }],
        ..View::default()
    }
}

fn asked_fields() -> Vec<Field> {
    vec![
        Field {
            field_type: Some(FieldType::Date),
            label: some("Date"),
            default_value: some("7 days"),
            suggestable: Some(YesNo::No),
            ..Field::new(FieldKind::Filter, "event_window")
        },
        Field {
            field_type: Some(FieldType::Unquoted),
            allowed_values: vec![
                AllowedValue {
                    label: some("By day"),
                    value: "day".to_owned(),
                },
                AllowedValue {
                    label: None,
                    value: "hour".to_owned(),
                },
            ],
            ..Field::new(FieldKind::Parameter, "grain")
        },
    ]
}

fn selected_fields() -> Vec<Field> {
    vec![
        Field {
            primary_key: Some(YesNo::Yes),
            hidden: Some(YesNo::No),
            field_type: Some(FieldType::String),
            label: some("Event ID"),
            group_label: some("Event"),
            group_item_label: some("ID"),
            tags: Some(texts(&["id", "a b"])),
            order_by_field: some("event_rank"),
            suggestions: Some(texts(&["Success", "Failure"])),
            links: vec![Link {
                label: "Events of {{ value }}".to_owned(),
                url: "/dashboards/x?Event={{ value | url_encode }}".to_owned(),
            }],
            sql: some("${eventid}"),
            other: vec![
                Parameter::new(
                    "html",
                    Value::Expression("<b>{{ rendered_value }}</b>, don't".to_owned()),
                ),
                Parameter::new(
                    "action",
                    Value::Block {
                        name: None,
                        parameters: vec![
                            Parameter::text("label", "x"),
                            Parameter::new(
                                "form_param",
                                Value::Block {
                                    name: None,
                                    parameters: vec![Parameter::text("name", "y")],
                                },
                            ),
                        ],
                    },
                ),
            ],
            ..Field::new(FieldKind::Dimension, "event_id")
        },
        Field {
            field_type: Some(FieldType::Time),
            timeframes: Some(vec![Timeframe::Raw, Timeframe::Time, Timeframe::Date]),
            datatype: some("timestamp"),
            convert_tz: Some(YesNo::No),
            sql: some("TRY(date_parse(${eventtime}, '%Y-%m-%dT%H:%i:%sZ'))"),
            ..Field::new(FieldKind::DimensionGroup, "event")
        },
        Field {
            field_type: Some(FieldType::String),
            description: some("Success, Failure or nothing: \"what happened\"."),
            sql: some("CASE\n  WHEN ${x} = 'a;b' THEN 'Success' -- why\n\n  ELSE 'Failure'\nEND"),
            ..Field::new(FieldKind::Dimension, "result")
        },
        Field {
            field_type: Some(FieldType::Location),
            sql_latitude: some("${latitude}"),
            sql_longitude: some("${longitude}"),
            map_layer_name: some("countries"),
            ..Field::new(FieldKind::Dimension, "place")
        },
        Field {
            field_type: Some(FieldType::Count),
            filters: vec![
                filter("result", "Failure"),
                filter("eventname", "a^\"b,^-c"),
            ],
            value_format_name: some("decimal_0"),
            value_format: some("#,##0.0,\" K\""),
            drill_fields: Some(texts(&[
                "event_id",
                "event_time",
                "principal",
                "source_ip_address",
                "user_agent",
                "detail*",
            ])),
            ..Field::new(FieldKind::Measure, "failures")
        },
    ]
}

fn sign_in_view() -> View {
    View {
        name: "sign_in".to_owned(),
        extends: Some(texts(&["cloudtrail"])),
        extension: some("required"),
        sets: vec![FieldSet {
            name: "detail".to_owned(),
            fields: texts(&["event_id"]),
            ..FieldSet::default()
        }],
        ..View::default()
    }
}

fn derived_view() -> View {
    View {
        name: "ip_geolocation".to_owned(),
        derived_table: Some(DerivedTable {
            sql: some("SELECT 1\nFROM x"),
            other: vec![Parameter::word("table_format", "parquet")],
        }),
        ..View::default()
    }
}

fn explore() -> Explore {
    Explore {
        name: "cloudtrail".to_owned(),
        from: some("cloudtrail"),
        view_name: some("cloudtrail"),
        label: some("CloudTrail Events"),
        group_label: some("Security"),
        view_label: some("Event"),
        description: some("All events."),
        hidden: Some(YesNo::No),
        fields: Some(texts(&["ALL_FIELDS*", "-cloudtrail.eventid"])),
        always_filter: vec![filter("cloudtrail.event_window", "7 days")],
        sql_always_where: some(
            "{% condition event_window %} ${event_raw} {% endcondition %}\n\
             AND ${TABLE}.\"timestamp\" >= date_format({% date_start event_window %}, '%Y/%m/%d')",
        ),
        symmetric_aggregates: Some(YesNo::No),
        joins: vec![Join {
            name: "ip_geolocation".to_owned(),
            from: some("ip_ranges"),
            view_label: some("Place"),
            join_type: Some(JoinType::LeftOuter),
            relationship: Some(Relationship::ManyToOne),
            required_joins: Some(texts(&["ip_blocks"])),
            fields: Some(texts(&["country", "city"])),
            sql_on: some("${cloudtrail.block} = ${ip_geolocation.block}"),
            other: vec![Parameter::word("outer_only", "no")],
            ..Join::default()
        }],
        other: vec![Parameter::new(
            "conditionally_filter",
            Value::Block {
                name: None,
                parameters: vec![Parameter::new(
                    "filters",
                    Value::Pairs(vec![(
                        "cloudtrail.result".to_owned(),
                        Value::Text("-NULL".to_owned()),
                    )]),
                )],
            },
        )],
        ..Explore::default()
    }
}

fn tests() -> Vec<Declaration> {
    vec![Declaration::Test(Test {
        name: "every_event_has_an_id".to_owned(),
        explore_source: ExploreSource {
            explore: "cloudtrail".to_owned(),
            columns: vec![TestColumn {
                name: "missing".to_owned(),
                field: some("cloudtrail.count_without_id"),
            }],
            filters: vec![filter("cloudtrail.event_window", "1 day")],
            other: vec![Parameter::word("limit", "1")],
        },
        asserts: vec![Assert {
            name: "none_is_missing".to_owned(),
            expression: "${cloudtrail.count_without_id} = 0".to_owned(),
        }],
        ..Test::default()
    })]
}

fn mapping(entries: &[(&str, DashboardValue)]) -> DashboardValue {
    DashboardValue::Mapping(
        entries
            .iter()
            .map(|(k, v)| ((*k).to_owned(), v.clone()))
            .collect(),
    )
}

fn dashboard() -> Dashboard {
    Dashboard {
        id: "console_login_overview".to_owned(),
        title: some("Console Login Overview"),
        description: some("yes"),
        layout: some("newspaper"),
        preferred_viewer: some("dashboards-next"),
        crossfilter_enabled: Some(true),
        filters: vec![DashboardFilter {
            name: "Date".to_owned(),
            title: some("Date"),
            filter_type: some("field_filter"),
            default_value: some("7 days"),
            allow_multiple_values: Some(true),
            required: Some(false),
            ui_config: Some(mapping(&[
                ("type", "relative_timeframes".into()),
                ("display", "inline".into()),
                ("options", DashboardValue::List(Vec::new())),
            ])),
            model: some("cloudtrail"),
            explore: some("sign_in"),
            field: some("sign_in.event_window"),
            listens_to_filters: Some(Vec::new()),
            other: vec![("note".to_owned(), DashboardValue::Null)],
            ..DashboardFilter::default()
        }],
        elements: vec![text_tile(), chart(), Element::default()],
        other: vec![("filters_location_top".to_owned(), false.into())],
        ..Dashboard::default()
    }
}

fn text_tile() -> Element {
    Element {
        name: some("intro"),
        element_type: some("text"),
        title_text: some("no"),
        subtitle_text: some("12:30:45"),
        body_text: some("<b>Read</b> this:\n- one\n- \"two\" 🙂"),
        row: Some(0),
        col: Some(0),
        width: Some(24),
        height: Some(2),
        ..Element::default()
    }
}

fn chart() -> Element {
    Element {
        title: some("Failures by hour"),
        name: some("failures_by_hour"),
        model: some("cloudtrail"),
        explore: some("sign_in"),
        element_type: some("looker_column"),
        fields: Some(texts(&["sign_in.event_hour", "sign_in.failures"])),
        pivots: Some(texts(&["sign_in.result"])),
        fill_fields: Some(texts(&["sign_in.event_hour"])),
        filters: vec![("sign_in.result".to_owned(), "Failure".to_owned())],
        sorts: Some(texts(&["sign_in.event_hour desc"])),
        limit: Some(500),
        column_limit: Some(50),
        hidden_fields: Some(texts(&["sign_in.attempts"])),
        dynamic_fields: Some(DashboardValue::List(vec![mapping(&[
            ("category", "table_calculation".into()),
            (
                "expression",
                "${sign_in.failures} / ${sign_in.attempts}".into(),
            ),
            ("label", "Failure Rate".into()),
            ("_kind_hint", "measure".into()),
        ])])),
        listen: vec![("Date".to_owned(), "sign_in.event_window".to_owned())],
        note_text: some("Each attempt counts once."),
        note_state: some("collapsed"),
        note_display: some("hover"),
        other: vec![
            ("show_view_names".to_owned(), false.into()),
            (
                "y_axis_max".to_owned(),
                DashboardValue::Number("0.5".to_owned()),
            ),
            (
                "series_colors".to_owned(),
                mapping(&[("sign_in.failures", "#cc0000".into())]),
            ),
        ],
        row: Some(2),
        col: Some(0),
        width: Some(12),
        height: Some(6),
        ..Element::default()
    }
}
