namespace Demarche.Language.Tests.Formatting;

/// <summary>The canonical form, rule by rule.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void Sections_stand_in_the_order_of_the_key_table() => Same(
        "question: Q\nunknown: u\nparties: {A: {}}\ncrisis: C\n",
        "crisis: C\nquestion: Q\nparties: { A: {} }\nunknown: u\n");

    [Fact]
    public void Sections_have_one_empty_line_between_them_unless_both_are_one_line() => Same(
        """
        crisis: C
        asof: 2022-01-05



        parties:
          A:

            words: the A
          B: {}
        break: x
        """,
        """
        crisis: C
        asof: 2022-01-05

        parties:
          A:
            words: the A
          B: {}

        break: x
        """);

    [Fact]
    public void Comments_move_with_their_section_and_the_header_stays_on_top() => Same(
        """
        # the file

        # about threats
        threats:
            - by: A   # who
              # why
              if: x
        # about the title
        crisis: C
        question: Q
        """,
        """
        # the file

        # about the title
        crisis: C
        question: Q

        # about threats
        threats:
          - by: A  # who
            # why
            if: x
        """);

    [Fact]
    public void Comments_at_the_ends_of_consecutive_lines_stand_under_one_another() => Same(
        "ranking:\n- NNNY # best\n- NN # worse\n- N\n- YY    # worst\n",
        "ranking:\n  - NNNY  # best\n  - NN    # worse\n  - N\n  - YY  # worst\n");

    [Fact]
    public void A_comment_closes_what_its_indentation_says() => Same(
        """
        parties:
          A:
            levers:
              x: [no, yes]
              # of the levers
            # of A
          # of B
          B: {}
        """,
        """
        parties:
          A:
            levers:
              x: [no, yes]
              # of the levers
            # of A
          # of B
          B: {}
        """);

    [Fact]
    public void Quotes_stay_only_where_they_are_needed() => Same(
        """
        a: "plain"
        b: 'a, b'
        c: ["a, b", 'x']
        d: "2022"
        e: "say: x"
        f: "\"North Korea\".invade is yes"
        g: "no"
        """,
        """
        a: plain
        b: a, b
        c: ["a, b", x]
        d: "2022"
        e: "say: x"
        f: '"North Korea".invade is yes'
        g: "no"
        """);

    [Fact]
    public void Brackets_stay_where_they_fit_and_break_where_they_do_not() => Same(
        """
        x: { levels: [ no,yes ],moves: up}
        y: [level one, level two, level three, level four, level five, level six, level seven, level eight, level nine]
        z: { say: one and two and three and four and five, because: it is longer than a line of a hundred columns }
        """,
        """
        x: { levels: [no, yes], moves: up }

        y: [level one, level two, level three, level four, level five, level six, level seven, level eight,
          level nine]

        z:
          say: one and two and three and four and five
          because: it is longer than a line of a hundred columns
        """);

    [Fact]
    public void Brackets_with_a_comment_inside_are_opened() => Same(
        "x: [a, # first\n b] # last\n",
        "x:  # last\n  - a  # first\n  - b\n");

    [Fact]
    public void Anchors_and_blocks_are_kept() => Same(
        """
        types:
         firm:
          - &keep
            say: x
          - |
              Two
               lines.
          - words
            go on
          - >+

         wary: [*keep ]
        """,
        """
        types:
          firm:
            - &keep
              say: x
            - |
              Two
               lines.
            - words
              go on
            - "\n"

          wary: [*keep]
        """);

    [Fact]
    public void An_anchor_in_another_section_keeps_the_sections_where_they_are() => Same(
        "threats: &t []\nparties: *t\n",
        "threats: &t []\nparties: *t\n");

    [Fact]
    public void Line_ends_and_byte_order_marks_are_normalised() => Same("\uFEFFcrisis: C\r\nasof: 2022-01-05\r\n", "crisis: C\nasof: 2022-01-05\n");

    private static void Same(string text, string expected) => Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd('\n') + "\n", Formatted.Check(text));
}
