"""Who acted, by CloudTrail's reference of the userIdentity element.

https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
"""

UNKNOWN_NAME = "(unknown user name)"
HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"


def last_part(arn):
    return arn.split("/")[-1] if arn else None


def after_colon(principal_id):
    parts = (principal_id or "").split(":")
    return parts[1] if len(parts) > 1 else None


def name_by_kind(event):
    """The names that a kind of identity may have, the best first. An empty text may be one of them only where it
    stands in place of a user name, for then it says that the name is unknown."""
    kind = event.text("useridentity.type")
    arn = event.text("useridentity.arn")
    principal_id = event.text("useridentity.principalid")
    user_name = event.text("useridentity.username")
    typed = event.scalar("additionaleventdata", "UserName")
    match kind:
        case "Root":
            return ["root"]
        case "AssumedRole":
            session = last_part(arn) if arn and ":assumed-role/" in arn else None
            issuer = event.text("useridentity.sessioncontext.sessionissuer.username")
            return [session or None, after_colon(principal_id) or None, issuer or None, user_name]
        case "Role":
            return [last_part(arn) or None, user_name]
        case "FederatedUser":
            return [after_colon(principal_id) or None, last_part(arn) or None, user_name]
        case "AWSAccount":
            return [event.text("useridentity.accountid") or None, user_name]
        case "AWSService" | None:
            return [event.text("useridentity.invokedby") or None, user_name]
        case "IdentityCenterUser":
            return [typed, event.text("useridentity.onbehalfof.userid") or None, user_name]
        case "Unknown":
            return [user_name, typed]
        case _:
            return [user_name]


def principal(event):
    """One name for whoever acted; never None."""
    otherwise = ("useridentity.arn", "useridentity.principalid", "useridentity.accountid", "useridentity.invokedby")
    names = name_by_kind(event) + [event.text(path) or None for path in otherwise] + ["unknown"]
    name = next(name for name in names if name is not None)
    return UNKNOWN_NAME if name in ("", HIDDEN) else name


def identity_class(event):
    kind = event.text("useridentity.type")
    arn = event.text("useridentity.arn") or ""
    if kind == "Root":
        return "Root user"
    if kind == "IAMUser":
        return "IAM user"
    if kind == "IdentityCenterUser" or ":assumed-role/AWSReservedSSO_" in arn:
        return "IAM Identity Center"
    if kind == "SAMLUser" or event.scalar("additionaleventdata", "SamlProviderArn") is not None:
        return "SAML federation"
    named = {"WebIdentityUser": "Web identity", "FederatedUser": "Federation token", "AssumedRole": "Assumed role"}
    if kind in named:
        return named[kind]
    if kind == "AWSService" or (event.text("useridentity.invokedby") or "").endswith(".amazonaws.com"):
        return "AWS service"
    return kind or "Unknown"
