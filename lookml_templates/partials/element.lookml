<# element: lookml::Element, a tile. Texts stand in double quotes, so that all readers of YAML agree. #>
<% set lines %>
<% if element.title is not none %>
    title: << element.title | yaml_string >>
<% endif %>
<% if element.name is not none %>
    name: << element.name | yaml_string >>
<% endif %>
<% if element.model is not none %>
    model: << element.model | yaml_string >>
<% endif %>
<% if element.explore is not none %>
    explore: << element.explore | yaml_string >>
<% endif %>
<% if element.type is not none %>
    type: << element.type | yaml_string >>
<% endif %>
<% if element.title_text is not none %>
    title_text: << element.title_text | yaml_string >>
<% endif %>
<% if element.subtitle_text is not none %>
    subtitle_text: << element.subtitle_text | yaml_string >>
<% endif %>
<% if element.body_text is not none %>
    body_text: << element.body_text | yaml_string >>
<% endif %>
<% if element.fields is not none %>
    fields:<< element.fields | yaml(4) >>
<% endif %>
<% if element.pivots is not none %>
    pivots:<< element.pivots | yaml(4) >>
<% endif %>
<% if element.fill_fields is not none %>
    fill_fields:<< element.fill_fields | yaml(4) >>
<% endif %>
<% if element.filters %>
    filters:
<% for field, expression in element.filters %>
      << field | yaml_key >>: << expression | yaml_string >>
<% endfor %>
<% endif %>
<% if element.sorts is not none %>
    sorts:<< element.sorts | yaml(4) >>
<% endif %>
<% if element.limit is not none %>
    limit: << element.limit >>
<% endif %>
<% if element.column_limit is not none %>
    column_limit: << element.column_limit >>
<% endif %>
<% if element.dynamic_fields is not none %>
    dynamic_fields:<< element.dynamic_fields | yaml(4) >>
<% endif %>
<% if element.hidden_fields is not none %>
    hidden_fields:<< element.hidden_fields | yaml(4) >>
<% endif %>
<% for key, value in element.other %>
    << key | yaml_key >>:<< value | yaml(4) >>
<% endfor %>
<% if element.note_state is not none %>
    note_state: << element.note_state | yaml_string >>
<% endif %>
<% if element.note_display is not none %>
    note_display: << element.note_display | yaml_string >>
<% endif %>
<% if element.note_text is not none %>
    note_text: << element.note_text | yaml_string >>
<% endif %>
<% if element.listen %>
    listen:
<% for filter, field in element.listen %>
      << filter | yaml_key >>: << field | yaml_string >>
<% endfor %>
<% endif %>
<% if element.row is not none %>
    row: << element.row >>
<% endif %>
<% if element.col is not none %>
    col: << element.col >>
<% endif %>
<% if element.width is not none %>
    width: << element.width >>
<% endif %>
<% if element.height is not none %>
    height: << element.height >>
<% endif %>
<% endset %>
<< lines | item(2) >>
