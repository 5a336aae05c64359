"""PDFs written by hand: lines of text at places on pages, nothing else."""

LEADING = 14


def make_pdf(pages: list[list[tuple[int, int, int, str]]]) -> bytes:
    """A PDF with these pages; each line is (x, y, size, ASCII text), in points from the lower left."""
    n_pages = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(n_pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {n_pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    for i, lines in enumerate(pages):
        stream = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_escape(text)}) Tj ET" for x, y, size, text in lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents {5 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return join_objects(objects)


def join_objects(objects: list[str]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    written = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


def place_lines(lines: list[str], *, top: int = 520, x: int = 60, size: int = 11) -> list[tuple[int, int, int, str]]:
    """The lines one under the other; a line that begins with spaces is set in, an empty one is a gap."""
    return [
        (x + 5 * (len(line) - len(line.lstrip())), top - LEADING * i, size, line.lstrip())
        for i, line in enumerate(lines)
        if line
    ]


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
