//! What they used.

use indoc::indoc;

use crate::modeling::definition::Definition;

const GROUP: &str = "Client";

pub(super) fn definitions() -> Vec<Definition> {
    vec![
        Definition::dimension(
            "user_agent",
            GROUP,
            "User Agent",
            "The text by which the client named itself. Anybody can set it, so take it as a hint.",
            "${useragent}",
        ),
        client(),
        tool(),
        Definition::dimension(
            "tls_version",
            GROUP,
            "TLS Version",
            "The version of TLS of the request.",
            "${tlsdetails__tlsversion}",
        ),
    ]
}

fn client() -> Definition {
    Definition::dimension(
        "client",
        GROUP,
        "Client",
        "The browser, by its user agent. Not a Browser on a console sign-in means that a script signed in.",
        indoc! {r"
            CASE
              WHEN ${useragent} LIKE '%Edg/%' THEN 'Edge'
              WHEN ${useragent} LIKE '%OPR/%' THEN 'Opera'
              WHEN ${useragent} LIKE '%Firefox/%' THEN 'Firefox'
              WHEN ${useragent} LIKE '%Chrome/%' THEN 'Chrome'
              WHEN ${useragent} LIKE '%Safari/%' THEN 'Safari'
              WHEN ${useragent} LIKE 'Mozilla/%' THEN 'Other browser'
              ELSE 'Not a browser'
            END
        "},
    )
    .needs(&["useragent"])
    .suggestions(&[
        "Chrome",
        "Edge",
        "Firefox",
        "Opera",
        "Safari",
        "Other browser",
        "Not a browser",
    ])
}

/// The order matters: agents of Terraform hold `aws-sdk`.
fn tool() -> Definition {
    Definition::dimension(
        "tool",
        GROUP,
        "Tool",
        "What made the call: the console, the AWS CLI, an SDK, infrastructure as code, or an AWS service.",
        indoc! {r"
            CASE
              WHEN ${useragent} = 'AWS Internal' OR (${useragent} LIKE '%.amazonaws.com' AND ${useragent} NOT IN ('console.amazonaws.com', 'signin.amazonaws.com')) THEN 'AWS service'
              WHEN regexp_like(${useragent}, '(?i)terraform|cloudformation|pulumi|ansible') THEN 'Infrastructure as code'
              WHEN ${useragent} LIKE '%aws-cli/%' THEN 'AWS CLI'
              WHEN regexp_like(${useragent}, '(?i)boto|aws-sdk') THEN 'SDK'
              WHEN ${useragent} LIKE '%Mozilla/%' OR ${useragent} IN ('console.amazonaws.com', 'signin.amazonaws.com') THEN 'Console / browser'
              ELSE 'Other'
            END
        "},
    )
    .needs(&["useragent"])
    .suggestions(&[
        "Console / browser",
        "AWS CLI",
        "SDK",
        "Infrastructure as code",
        "AWS service",
        "Other",
    ])
}
