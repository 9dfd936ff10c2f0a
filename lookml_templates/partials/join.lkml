<# join: lookml::Join. #>
  join: << join.name | word >> {
<% if join.from is not none %>
    from: << join.from | word >>
<% endif %>
<% if join.view_label is not none %>
    view_label: << join.view_label | quoted >>
<% endif %>
<% if join.type is not none %>
    type: << join.type | word >>
<% endif %>
<% if join.relationship is not none %>
    relationship: << join.relationship | word >>
<% endif %>
<% if join.required_joins is not none %>
    required_joins: << join.required_joins | words | list(4) >>
<% endif %>
<% if join.fields is not none %>
    fields: << join.fields | words | list(4) >>
<% endif %>
<% if join.sql_on is not none %>
    sql_on:<< join.sql_on | sql(4) >> ;;
<% endif %>
<% if join.other %>
<% with parameters = join.other, indentation = 4 %><% include "partials/parameters.lkml" %><% endwith %>
<% endif %>
  }
