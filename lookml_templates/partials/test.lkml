<# declared: lookml::Test. #>
<% set source = declared.explore_source %>
test: << declared.name | word >> {
  explore_source: << source.explore | word >> {
<% for column in source.columns %>
    column: << column.name | word >> {
<% if column.field is not none %>
      field: << column.field | word >>
<% endif %>
    }
<% endfor %>
<% if source.filters %>
    filters: << source.filters | field_filters | list(4) >>
<% endif %>
<% if source.other %>
<% with parameters = source.other, indentation = 4 %><% include "partials/parameters.lkml" %><% endwith %>
<% endif %>
  }
<% for assert in declared.asserts %>
  assert: << assert.name | word >> {
    expression:<< assert.expression | expression(4) >> ;;
  }
<% endfor %>
<% if declared.other %>
<% with parameters = declared.other, indentation = 2 %><% include "partials/parameters.lkml" %><% endwith %>
<% endif %>
}
