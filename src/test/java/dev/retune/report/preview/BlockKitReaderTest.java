package dev.retune.report.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.retune.common.text.JsonFormat;
import dev.retune.report.preview.TextParagraph.Kind;
import dev.retune.report.preview.TextSpan.Style;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKitReaderTest {

  private static List<PreviewBlock> read(String json) {
    try {
      return new BlockKitReader().read(JsonFormat.mapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<TextParagraph> lines(String mrkdwn) {
    return new MrkdwnParser().read(mrkdwn);
  }

  private static List<TextSpan> spans(String mrkdwn) {
    return lines(mrkdwn).getFirst().spans();
  }

  private static TextSpan span(String text, Style... styles) {
    return new TextSpan(text, Set.of(styles), Optional.empty());
  }

  @Test
  void readsAHeader() {
    assertThat(
            read("[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"A *b*\"}}]"))
        .containsExactly(new PreviewBlock.Header("A *b*"));
  }

  @Test
  void readsFields() {
    assertThat(
            read(
                "[{\"type\":\"section\",\"fields\":[{\"type\":\"mrkdwn\",\"text\":\"*a*\"},"
                    + "{\"type\":\"plain_text\",\"text\":\"*b*\"}]}]"))
        .containsExactly(
            new PreviewBlock.Section(
                List.of(),
                List.of(
                    List.of(new TextParagraph(Kind.PLAIN, List.of(span("a", Style.BOLD)))),
                    List.of(new TextParagraph(Kind.PLAIN, List.of(span("*b*")))))));
  }

  @Test
  void readsAPictureOfSlacks() {
    assertThat(
            read(
                "[{\"type\":\"image\",\"slack_file\":{\"id\":\"F1\"},\"alt_text\":\"alt\","
                    + "\"title\":{\"type\":\"plain_text\",\"text\":\"t\"}}]"))
        .containsExactly(new PreviewBlock.Picture("F1", "alt", "t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"actions\",\"elements\":[]}",
        "{\"type\":\"rich_text\"}",
        "{}",
        "\"text\""
      })
  void dropsNothing(String block) {
    assertThat(read("[" + block + "]"))
        .hasSize(1)
        .allSatisfy(b -> assertThat(b).isInstanceOf(PreviewBlock.Unknown.class));
  }

  @Test
  void showsWhatASectionCarriesBesideItsText() {
    assertThat(
            read(
                "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"},"
                    + "\"accessory\":{\"type\":\"button\"}}]"))
        .hasSize(2)
        .last()
        .isEqualTo(new PreviewBlock.Unknown("button", "{\"type\":\"button\"}"));
  }

  @Test
  void marksAreNested() {
    assertThat(spans("*bold _and italic_* ~gone~ `a*b*`"))
        .containsExactly(
            span("bold ", Style.BOLD),
            span("and italic", Style.BOLD, Style.ITALIC),
            span(" "),
            span("gone", Style.STRIKE),
            span(" "),
            span("a*b*", Style.CODE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2*3*4",
        "snake_case_name",
        "* not bold *",
        "*open",
        "a ~ b ~ c",
        "``",
        "만족도*0.3*는"
      })
  void aMarkWithinAWordIsItself(String text) {
    assertThat(spans(text)).containsExactly(span(text));
  }

  @ParameterizedTest
  @CsvSource({
    "&lt;!channel&gt;, <!channel>",
    "&amp;lt;, &lt;",
    "&lt;b&gt; &amp; c, <b> & c",
    "&nbsp;, &nbsp;"
  })
  void entitiesAreCharacters(String text, String shown) {
    assertThat(spans(text)).containsExactly(span(shown));
  }

  @ParameterizedTest
  @CsvSource({
    "<!channel>, @channel",
    "<!here|here>, @here",
    "<@U123>, @U123",
    "<#C1|general>, #general"
  })
  void whoeverIsPingedIsSeen(String text, String shown) {
    assertThat(spans(text)).containsExactly(span(shown, Style.MENTION));
  }

  @Test
  void aLinkShowsItsWordsAndItsTarget() {
    assertThat(spans("<https://example.org/?a=1&amp;b=2|here>"))
        .containsExactly(
            new TextSpan("here", Set.of(), Optional.of("https://example.org/?a=1&b=2")));
  }

  @Test
  void linesHaveTheirKinds() {
    assertThat(lines("text\n> quote\n&gt; too\n• item\n```\ncode *x*\n  y\n```\nend"))
        .extracting(TextParagraph::kind)
        .containsExactly(Kind.PLAIN, Kind.QUOTE, Kind.QUOTE, Kind.BULLET, Kind.CODE, Kind.PLAIN);
  }

  @Test
  void codeKeepsItsLines() {
    assertThat(lines("```a *x*\n&lt;b&gt;```"))
        .containsExactly(new TextParagraph(Kind.CODE, List.of(span("a *x*\n<b>"))));
  }

  @Test
  void anEmptyLineStays() {
    assertThat(lines("a\n\nb")).hasSize(3);
  }
}
