<# dashboard: lookml::Dashboard. #>
- dashboard: << dashboard.id | yaml_string >>
<% if dashboard.title is not none %>
  title: << dashboard.title | yaml_string >>
<% endif %>
<% if dashboard.description is not none %>
  description: << dashboard.description | yaml_string >>
<% endif %>
<% if dashboard.layout is not none %>
  layout: << dashboard.layout | yaml_string >>
<% endif %>
<% if dashboard.preferred_viewer is not none %>
  preferred_viewer: << dashboard.preferred_viewer | yaml_string >>
<% endif %>
<% if dashboard.crossfilter_enabled is not none %>
  crossfilter_enabled:<< dashboard.crossfilter_enabled | yaml(2) >>
<% endif %>
<% for key, value in dashboard.other %>
  << key | yaml_key >>:<< value | yaml(2) >>
<% endfor %>
<% if dashboard.filters %>

  filters:
<% for filter in dashboard.filters %>
<% include "partials/dashboard_filter.lookml" %>
<% endfor %>
<% endif %>
<% if dashboard.elements %>

  elements:
<% for element in dashboard.elements %>
<% if not loop.first %>

<% endif %>
<% include "partials/element.lookml" %>
<% endfor %>
<% endif %>
