<% include "partials/constants.lkml" %>
