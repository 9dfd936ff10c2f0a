<# declared: lookml::Parameter. #>
<% with parameters = [declared], indentation = 0 %><% include "partials/parameters.lkml" %><% endwith %>
