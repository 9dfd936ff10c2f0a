//! A walk over the texts of a project.

use cloudtrail_lookml::lookml::{
    Dashboard, DashboardValue, Declaration, Element, Explore, Field, FieldFilter, File,
    FilterExpression, Parameter, Test, Value, View,
};
use cloudtrail_lookml::modeling::Modeled;

/// What a text of the model stands for in the output.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// Between quotes.
    Quoted,
    /// Bare.
    Word,
    /// In front of `;;`.
    Sql,
    /// A value in a dashboard.
    Yaml,
}

/// Shows each text of the model to a function that may change it.
pub(crate) fn for_each_text(modeled: &mut Modeled, mut change: impl FnMut(Place, &mut String)) {
    for file in modeled.project.files.values_mut() {
        match file {
            File::Lookml(declarations) => {
                for declaration in declarations {
                    declaration_texts(declaration, &mut change);
                }
            }
            File::Dashboards(dashboards) => {
                for dashboard in dashboards {
                    dashboard_texts(dashboard, &mut |text| change(Place::Yaml, text));
                }
            }
        }
    }
}

type Change<'c> = dyn FnMut(Place, &mut String) + 'c;

fn all<'t>(place: Place, texts: impl IntoIterator<Item = &'t mut String>, change: &mut Change<'_>) {
    for text in texts {
        change(place, text);
    }
}

fn declaration_texts(declaration: &mut Declaration, change: &mut Change<'_>) {
    match declaration {
        Declaration::Constant(constant) => {
            change(Place::Word, &mut constant.name);
            change(Place::Quoted, &mut constant.value);
            all(Place::Word, &mut constant.export, change);
        }
        Declaration::Include(include) => change(Place::Quoted, &mut include.path),
        Declaration::View(view) => view_texts(view, change),
        Declaration::Explore(explore) => explore_texts(explore, change),
        Declaration::Test(test) => test_texts(test, change),
        Declaration::Parameter(parameter) => value_texts(&mut parameter.value, change),
    }
}

fn value_texts(value: &mut Value, change: &mut Change<'_>) {
    match value {
        Value::Word(text) => change(Place::Word, text),
        Value::Text(text) => change(Place::Quoted, text),
        Value::Expression(text) => change(Place::Sql, text),
        Value::List(values) => values
            .iter_mut()
            .for_each(|value| value_texts(value, change)),
        Value::Pairs(pairs) => pairs.iter_mut().for_each(|(key, value)| {
            change(Place::Word, key);
            value_texts(value, change);
        }),
        Value::Block { name, parameters } => {
            all(Place::Word, name, change);
            other_texts(parameters, change);
        }
    }
}

fn other_texts(parameters: &mut [Parameter], change: &mut Change<'_>) {
    for parameter in parameters {
        value_texts(&mut parameter.value, change);
    }
}

fn filter_texts(filters: &mut [FieldFilter], change: &mut Change<'_>) {
    for filter in filters {
        change(Place::Word, &mut filter.field);
        let mut text = filter.expression.as_str().to_owned();
        change(Place::Quoted, &mut text);
        filter.expression = FilterExpression::verbatim(text);
    }
}

fn view_texts(view: &mut View, change: &mut Change<'_>) {
    change(Place::Word, &mut view.name);
    all(Place::Word, view.extends.iter_mut().flatten(), change);
    all(Place::Word, &mut view.extension, change);
    all(Place::Quoted, &mut view.label, change);
    all(Place::Sql, &mut view.sql_table_name, change);
    if let Some(table) = &mut view.derived_table {
        all(Place::Sql, &mut table.sql, change);
        other_texts(&mut table.other, change);
    }
    all(Place::Word, view.drill_fields.iter_mut().flatten(), change);
    for field in &mut view.fields {
        field_texts(field, change);
    }
    for set in &mut view.sets {
        change(Place::Word, &mut set.name);
        all(Place::Word, &mut set.fields, change);
    }
    other_texts(&mut view.other, change);
}

fn field_texts(field: &mut Field, change: &mut Change<'_>) {
    change(Place::Word, &mut field.name);
    for text in [
        &mut field.label,
        &mut field.group_label,
        &mut field.group_item_label,
        &mut field.description,
        &mut field.default_value,
        &mut field.value_format,
    ] {
        all(Place::Quoted, text, change);
    }
    all(Place::Quoted, field.tags.iter_mut().flatten(), change);
    all(
        Place::Quoted,
        field.suggestions.iter_mut().flatten(),
        change,
    );
    for text in [
        &mut field.datatype,
        &mut field.value_format_name,
        &mut field.map_layer_name,
    ] {
        all(Place::Word, text, change);
    }
    all(Place::Word, &mut field.order_by_field, change);
    all(Place::Word, field.drill_fields.iter_mut().flatten(), change);
    for text in [
        &mut field.sql,
        &mut field.sql_latitude,
        &mut field.sql_longitude,
    ] {
        all(Place::Sql, text, change);
    }
    filter_texts(&mut field.filters, change);
    for allowed in &mut field.allowed_values {
        all(Place::Quoted, &mut allowed.label, change);
        change(Place::Quoted, &mut allowed.value);
    }
    for link in &mut field.links {
        change(Place::Quoted, &mut link.label);
        change(Place::Quoted, &mut link.url);
    }
    other_texts(&mut field.other, change);
}

fn explore_texts(explore: &mut Explore, change: &mut Change<'_>) {
    change(Place::Word, &mut explore.name);
    for text in [&mut explore.from, &mut explore.view_name] {
        all(Place::Word, text, change);
    }
    for text in [
        &mut explore.label,
        &mut explore.group_label,
        &mut explore.view_label,
        &mut explore.description,
    ] {
        all(Place::Quoted, text, change);
    }
    all(Place::Word, explore.fields.iter_mut().flatten(), change);
    filter_texts(&mut explore.always_filter, change);
    all(Place::Sql, &mut explore.sql_always_where, change);
    for join in &mut explore.joins {
        change(Place::Word, &mut join.name);
        all(Place::Word, &mut join.from, change);
        all(Place::Quoted, &mut join.view_label, change);
        all(
            Place::Word,
            join.required_joins.iter_mut().flatten(),
            change,
        );
        all(Place::Word, join.fields.iter_mut().flatten(), change);
        all(Place::Sql, &mut join.sql_on, change);
        other_texts(&mut join.other, change);
    }
    other_texts(&mut explore.other, change);
}

fn test_texts(test: &mut Test, change: &mut Change<'_>) {
    change(Place::Word, &mut test.name);
    let source = &mut test.explore_source;
    change(Place::Word, &mut source.explore);
    for column in &mut source.columns {
        change(Place::Word, &mut column.name);
        all(Place::Word, &mut column.field, change);
    }
    filter_texts(&mut source.filters, change);
    for assert in &mut test.asserts {
        change(Place::Word, &mut assert.name);
        change(Place::Sql, &mut assert.expression);
    }
}

fn dashboard_texts(dashboard: &mut Dashboard, change: &mut dyn FnMut(&mut String)) {
    change(&mut dashboard.id);
    for text in [
        &mut dashboard.title,
        &mut dashboard.description,
        &mut dashboard.layout,
    ] {
        text.iter_mut().for_each(&mut *change);
    }
    for filter in &mut dashboard.filters {
        change(&mut filter.name);
        for text in [
            &mut filter.title,
            &mut filter.default_value,
            &mut filter.field,
        ] {
            text.iter_mut().for_each(&mut *change);
        }
        filter
            .ui_config
            .iter_mut()
            .for_each(|value| yaml_texts(value, change));
    }
    for element in &mut dashboard.elements {
        element_texts(element, change);
    }
}

fn element_texts(element: &mut Element, change: &mut dyn FnMut(&mut String)) {
    for text in [
        &mut element.name,
        &mut element.title,
        &mut element.element_type,
        &mut element.model,
        &mut element.explore,
        &mut element.title_text,
        &mut element.subtitle_text,
        &mut element.body_text,
        &mut element.note_text,
        &mut element.note_state,
        &mut element.note_display,
    ] {
        text.iter_mut().for_each(&mut *change);
    }
    for list in [&mut element.fields, &mut element.pivots, &mut element.sorts] {
        list.iter_mut().flatten().for_each(&mut *change);
    }
    for (key, text) in element.filters.iter_mut().chain(&mut element.listen) {
        change(key);
        change(text);
    }
    element
        .dynamic_fields
        .iter_mut()
        .for_each(|value| yaml_texts(value, change));
    element
        .other
        .iter_mut()
        .for_each(|(_, value)| yaml_texts(value, change));
}

fn yaml_texts(value: &mut DashboardValue, change: &mut dyn FnMut(&mut String)) {
    match value {
        DashboardValue::Text(text) => change(text),
        DashboardValue::List(values) => values.iter_mut().for_each(|v| yaml_texts(v, change)),
        DashboardValue::Mapping(entries) => entries.iter_mut().for_each(|(key, value)| {
            change(key);
            yaml_texts(value, change);
        }),
        _ => {}
    }
}
