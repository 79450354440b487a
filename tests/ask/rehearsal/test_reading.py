"""Which questions are read from a company's own file, and what is said of one that slips."""

from pathlib import Path

import pytest

from bot.ask.rehearsal.reading import QuestionsUnreadableError, read_questions

TWO = ("How soon do I answer?", "Who pays for a late delivery – we or the carrier?")


def a_file(folder: Path, text: str | bytes, name: str = "questions.txt") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_lines_are_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = a_file(tmp_path, "\r\n".join(TWO).encode(encoding))

    assert read_questions(path).questions == TWO


def test_of_a_list_its_marks_comments_and_repetitions_are_left_out(tmp_path: Path) -> None:
    path = a_file(
        tmp_path, "# asked in May\n- How soon?\n\n2. Who pays?\n* how  soon?\n3 days late?\n"
    )

    read = read_questions(path)

    assert read.questions == ("How soon?", "Who pays?", "3 days late?")
    assert read.repeated == 1


@pytest.mark.parametrize(
    "table",
    [
        "when,question,who\n2026-05-01,How soon?,U1\n2026-05-02,Who pays?,U2\n",
        "when;Frage\n2026-05-01;How soon?\n2026-05-02;Who pays?\n",
        "sep=;\r\nid;Message text;n\r\n1;How soon?;2\r\n2;Who pays?;3\r\n",
        "question\nHow soon?\nWho pays?\n",
        "How soon?\nWho pays?\n",
        "when\twhat they typed\n1\tHow soon?\n2\tWho pays?\n3\t\n",
    ],
)
def test_the_column_of_a_table_is_found(tmp_path: Path, table: str) -> None:
    assert read_questions(a_file(tmp_path, table, "past.csv")).questions == (
        "How soon?",
        "Who pays?",
    )


def test_a_cell_of_several_lines_is_one_question(tmp_path: Path) -> None:
    path = a_file(tmp_path, 'question,n\n"Hello,\nhow ""soon""?",1\n', "past.csv")

    assert read_questions(path).questions == ('Hello, how "soon"?',)


@pytest.mark.parametrize("column", ["Asked", "asked", "2"])
def test_a_column_is_named_or_numbered(tmp_path: Path, column: str) -> None:
    path = a_file(tmp_path, "question,Asked\nTitle?,How soon\n", "past.csv")

    assert read_questions(path, column).questions == ("How soon",)


@pytest.mark.parametrize(
    ("text", "name", "column", "says"),
    [
        ("a,b\nx,y\n", "past.csv", None, "past.csv:1: I cannot tell which column holds"),
        ("a,b\nx,y\n", "past.csv", "c", "past.csv:1: there is no column c. There are: a, b."),
        (
            'q,question\n1,How?\n2,"open\n',
            "past.csv",
            None,
            "past.csv:3: this row cannot be read",
        ),
        ("How?\n" + "x" * 1001, "q.txt", None, "q.txt:2: 1001 characters, and a question has"),
        ("How?\nWho\x07?\n", "q.txt", None, "q.txt:2: a character of control"),
        ("\n# nothing\n", "q.txt", None, "there is no question in it. Write one a line."),
        ("question\n", "past.csv", "question", "there is no question in it"),
        (b"PK\x03\x04rest", "past.csv", None, "is a spreadsheet or another packed file. Save"),
        ("".join(f"How {n}?\n" for n in range(2001)), "q.txt", None, "leave the 2000 that"),
    ],
)
def test_what_slips_is_said_with_its_line_and_mend(
    tmp_path: Path, text: str | bytes, name: str, column: str | None, says: str
) -> None:
    with pytest.raises(QuestionsUnreadableError) as told:
        read_questions(a_file(tmp_path, text, name), column)

    assert says in str(told.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionsUnreadableError, match="Name a file with --questions"):
        read_questions(tmp_path / "gone.txt")
