<# declared: lookml::Explore. #>
explore: <% if declared.is_refinement %>+<% endif %><< declared.name | word >> {
<% if declared.extends is not none %>
  extends: << declared.extends | words | list(2) >>
<% endif %>
<% if declared.extension is not none %>
  extension: << declared.extension | word >>
<% endif %>
<% if declared.from is not none %>
  from: << declared.from | word >>
<% endif %>
<% if declared.view_name is not none %>
  view_name: << declared.view_name | word >>
<% endif %>
<% if declared.hidden is not none %>
  hidden: << declared.hidden | word >>
<% endif %>
<% if declared.label is not none %>
  label: << declared.label | quoted >>
<% endif %>
<% if declared.group_label is not none %>
  group_label: << declared.group_label | quoted >>
<% endif %>
<% if declared.view_label is not none %>
  view_label: << declared.view_label | quoted >>
<% endif %>
<% if declared.description is not none %>
  description: << declared.description | quoted >>
<% endif %>
<% if declared.fields is not none %>
  fields: << declared.fields | words | list(2) >>
<% endif %>
<% if declared.symmetric_aggregates is not none %>
  symmetric_aggregates: << declared.symmetric_aggregates | word >>
<% endif %>
<% if declared.always_filter %>
  always_filter: {
    filters: << declared.always_filter | field_filters | list(4) >>
  }
<% endif %>
<% if declared.sql_always_where is not none %>
  sql_always_where:<< declared.sql_always_where | sql(2) >> ;;
<% endif %>
<% if declared.other %>
<% with parameters = declared.other, indentation = 2 %><% include "partials/parameters.lkml" %><% endwith %>
<% endif %>
<% for join in declared.joins %>

<% include "partials/join.lkml" %>
<% endfor %>
}
