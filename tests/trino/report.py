"""The tables that CI prints."""


def grid(headings, rows):
    """Rows of texts under headings, numbers to the right."""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headings, *texts)]
    numeric = [all(is_number(row[place]) for row in texts) for place in range(len(headings))]

    def line(cells):
        padded = (cell.rjust(width) if right else cell.ljust(width) for cell, width, right in zip(cells, widths, numeric))
        return "  ".join(padded).rstrip()

    return "\n".join([line(headings), line(["-" * width for width in widths]), *map(line, texts)])


def is_number(text):
    return text.replace(" / ", "").replace(".", "").replace(",", "").replace("-", "").isdigit() or text in ("", "-")


def of_servers(values):
    """One value where all servers agree, else one for each."""
    texts = [str(value) for value in values]
    return texts[0] if len(set(texts)) == 1 else " / ".join(texts)
