"""What a source address is, by Python's own reading of addresses."""

import ipaddress

PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "fc00::/7", "fe80::/10", "::1/128")


def address_of(text):
    """An address, an IPv4 address in an IPv6 one taken out; None for names, masks and all that is no address."""
    if text is None or "%" in text:
        return None
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def lies_in(text, networks):
    address = address_of(text)
    if address is None:
        return False
    return any(address in ipaddress.ip_network(network) for network in networks)


def is_aws_itself(text):
    return text is not None and (text == "AWS Internal" or text.startswith("AWS Internal/") or text.endswith(".amazonaws.com"))


def key_of(text):
    """128 bits in hexadecimal digits; an IPv4 address as the IPv6 address that holds it."""
    address = address_of(text)
    if address is None:
        return None
    return f"{int(address) + (0xFFFF << 32 if address.version == 4 else 0):032X}"


def block_of(text):
    """The digits of the /12 of an IPv4 address, of the /24 of an IPv6 one."""
    address = address_of(text)
    return key_of(text)[: 27 if address.version == 4 else 6] if address else None


def kind_of(text):
    if is_aws_itself(text):
        return "AWS service"
    if address_of(text) is None:
        return "Other"
    return "IPv6" if ":" in text else "IPv4"


def zone_of(text, known_networks):
    if lies_in(text, known_networks):
        return "Known network"
    kind = kind_of(text)
    if kind in ("AWS service", "Other"):
        return kind
    return "Private" if lies_in(text, PRIVATE) else "Public"


def network_of(text):
    """The /24 of four decimal numbers, whatever they are worth; all else is its own network."""
    parts = (text or "").split(".")
    if len(parts) == 4 and all(part.isascii() and part.isdigit() for part in parts):
        return ".".join(parts[:3]) + ".0/24"
    return text
