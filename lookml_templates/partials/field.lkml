<# field: lookml::Field. #>
  << field.kind | word >>: << field.name | word >> {
<% if field.primary_key is not none %>
    primary_key: << field.primary_key | word >>
<% endif %>
<% if field.hidden is not none %>
    hidden: << field.hidden | word >>
<% endif %>
<% if field.type is not none %>
    type: << field.type | word >>
<% endif %>
<% if field.label is not none %>
    label: << field.label | quoted >>
<% endif %>
<% if field.group_label is not none %>
    group_label: << field.group_label | quoted >>
<% endif %>
<% if field.group_item_label is not none %>
    group_item_label: << field.group_item_label | quoted >>
<% endif %>
<% if field.description is not none %>
    description: << field.description | quoted >>
<% endif %>
<% if field.tags is not none %>
    tags: << field.tags | quotes | list(4) >>
<% endif %>
<% if field.timeframes is not none %>
    timeframes: << field.timeframes | words | list(4) >>
<% endif %>
<% if field.datatype is not none %>
    datatype: << field.datatype | word >>
<% endif %>
<% if field.convert_tz is not none %>
    convert_tz: << field.convert_tz | word >>
<% endif %>
<% if field.sql is not none %>
    sql:<< field.sql | sql(4) >> ;;
<% endif %>
<% if field.sql_latitude is not none %>
    sql_latitude:<< field.sql_latitude | sql(4) >> ;;
<% endif %>
<% if field.sql_longitude is not none %>
    sql_longitude:<< field.sql_longitude | sql(4) >> ;;
<% endif %>
<% if field.filters %>
    filters: << field.filters | field_filters | list(4) >>
<% endif %>
<% if field.default_value is not none %>
    default_value: << field.default_value | quoted >>
<% endif %>
<% for allowed in field.allowed_values %>
    allowed_value: {
<% if allowed.label is not none %>
      label: << allowed.label | quoted >>
<% endif %>
      value: << allowed.value | quoted >>
    }
<% endfor %>
<% if field.value_format_name is not none %>
    value_format_name: << field.value_format_name | word >>
<% endif %>
<% if field.value_format is not none %>
    value_format: << field.value_format | quoted >>
<% endif %>
<% if field.map_layer_name is not none %>
    map_layer_name: << field.map_layer_name | word >>
<% endif %>
<% if field.order_by_field is not none %>
    order_by_field: << field.order_by_field | word >>
<% endif %>
<% if field.suggestions is not none %>
    suggestions: << field.suggestions | quotes | list(4) >>
<% endif %>
<% if field.suggestable is not none %>
    suggestable: << field.suggestable | word >>
<% endif %>
<% if field.drill_fields is not none %>
    drill_fields: << field.drill_fields | words | list(4) >>
<% endif %>
<% for link in field.links %>
    link: {
      label: << link.label | quoted >>
      url: << link.url | quoted >>
    }
<% endfor %>
<% if field.other %>
<% with parameters = field.other, indentation = 4 %><% include "partials/parameters.lkml" %><% endwith %>
<% endif %>
  }
