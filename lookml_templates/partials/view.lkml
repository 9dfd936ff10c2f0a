<# declared: lookml::View. #>
<% set head %>
<% if declared.extends is not none %>
  extends: << declared.extends | words | list(2) >>
<% endif %>
<% if declared.extension is not none %>
  extension: << declared.extension | word >>
<% endif %>
<% if declared.label is not none %>
  label: << declared.label | quoted >>
<% endif %>
<% if declared.sql_table_name is not none %>
  sql_table_name:<< declared.sql_table_name | sql(2) >> ;;
<% endif %>
<% if declared.derived_table is not none %>
  derived_table: {
<% if declared.derived_table.sql is not none %>
    sql:<< declared.derived_table.sql | sql(4) >> ;;
<% endif %>
<% if declared.derived_table.other %>
<% with parameters = declared.derived_table.other, indentation = 4 %><% include "partials/parameters.lkml" %><% endwith %>
<% endif %>
  }
<% endif %>
<% if declared.suggestions is not none %>
  suggestions: << declared.suggestions | word >>
<% endif %>
<% if declared.fields_hidden_by_default is not none %>
  fields_hidden_by_default: << declared.fields_hidden_by_default | word >>
<% endif %>
<% if declared.drill_fields is not none %>
  drill_fields: << declared.drill_fields | words | list(2) >>
<% endif %>
<% if declared.other %>
<% with parameters = declared.other, indentation = 2 %><% include "partials/parameters.lkml" %><% endwith %>
<% endif %>
<% endset %>
view: <% if declared.is_refinement %>+<% endif %><< declared.name | word >> {
<< head >><% set has_part = head != "" %>
<% for field in declared.fields %>
<% if has_part or not loop.first %>

<% endif %>
<% include "partials/field.lkml" %>
<% endfor %>
<% set has_part = has_part or declared.fields %>
<% for set in declared.sets %>
<% if has_part or not loop.first %>

<% endif %>
  set: << set.name | word >> {
    fields: << set.fields | words | list(4) >>
  }
<% endfor %>
}
