"""What a source address is, by Python's own reading of addresses."""

import ipaddress

PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "fc00::/7", "fe80::/10", "::1/128")
# Reserved, and nobody's: their upper halves are what the keys of IPv4 addresses look like.
LIKE_IPV4 = ipaddress.ip_network("0:ffff::/32")


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
    """A whole number of 64 bits: an IPv4 address behind 0xFFFF, of an IPv6 address the upper half with a sign."""
    address = address_of(text)
    if address is None or address in LIKE_IPV4:
        return None
    if address.version == 4:
        return 0xFFFF_0000_0000 + int(address)
    return int.from_bytes(address.packed[:8], "big", signed=True)


def block_of(text):
    """The key of the first address of the /12 of an IPv4 address, of the /24 of an IPv6 one."""
    if key_of(text) is None:
        return None
    address = address_of(text)
    block = ipaddress.ip_network((address, 12 if address.version == 4 else 24), strict=False)
    return key_of(str(block.network_address))


def low_of(text):
    """The lower half of an address in hexadecimal digits; an IPv4 address stands in it behind FFFF."""
    address = address_of(text)
    if address is None:
        return None
    held = address if address.version == 6 else ipaddress.ip_address(f"::ffff:{address}")
    return held.packed[8:].hex().upper()


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
