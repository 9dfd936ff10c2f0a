<# filter: lookml::DashboardFilter. #>
  - name: << filter.name | yaml_string >>
<% if filter.title is not none %>
    title: << filter.title | yaml_string >>
<% endif %>
<% if filter.type is not none %>
    type: << filter.type | yaml_string >>
<% endif %>
<% if filter.default_value is not none %>
    default_value: << filter.default_value | yaml_string >>
<% endif %>
<% if filter.allow_multiple_values is not none %>
    allow_multiple_values:<< filter.allow_multiple_values | yaml(4) >>
<% endif %>
<% if filter.required is not none %>
    required:<< filter.required | yaml(4) >>
<% endif %>
<% if filter.ui_config is not none %>
    ui_config:<< filter.ui_config | yaml(4) >>
<% endif %>
<% if filter.model is not none %>
    model: << filter.model | yaml_string >>
<% endif %>
<% if filter.explore is not none %>
    explore: << filter.explore | yaml_string >>
<% endif %>
<% if filter.listens_to_filters is not none %>
    listens_to_filters:<< filter.listens_to_filters | yaml(4) >>
<% endif %>
<% if filter.field is not none %>
    field: << filter.field | yaml_string >>
<% endif %>
<% for key, value in filter.other %>
    << key | yaml_key >>:<< value | yaml(4) >>
<% endfor %>
