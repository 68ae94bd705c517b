package dev.retune.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.help.document.GuideDocument;
import dev.retune.ui.help.document.HelpBlock;
import dev.retune.ui.help.document.HelpSpan;
import dev.retune.ui.help.document.HelpSpan.Style;
import dev.retune.ui.help.document.MarkdownReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {
  private static GuideDocument read(String markdown) {
    return new MarkdownReader().read("a.md", markdown);
  }

  @Test
  void headingsHaveTheNamesThatLinksUse() {
    GuideDocument guide = read("# A `b` c!\n\n## Times\n\nx\n\n## Times\n");
    assertThat(guide.title()).isEqualTo("A b c!");
    assertThat(guide.has("a-b-c")).isTrue();
    assertThat(guide.has("times")).isTrue();
    assertThat(guide.has("times-1")).isTrue();
    assertThat(guide.has("times-2")).isFalse();
  }

  @Test
  void textKeepsItsStylesAndLinks() {
    assertThat(read("plain **bold *both*** `code`\n[to](b.md#c)").blocks())
        .containsExactly(
            new HelpBlock.Paragraph(
                List.of(
                    span("plain "),
                    span("bold ", Style.STRONG),
                    span("both", Style.STRONG, Style.EMPHASIS),
                    span(" "),
                    span("code", Style.CODE),
                    span(" "),
                    new HelpSpan("to", Set.of(), Optional.of("b.md#c")))));
  }

  @Test
  void htmlIsTextAndPicturesAreTheirDescription() {
    assertThat(read("<script>alert(1)</script>").blocks())
        .containsExactly(new HelpBlock.Listing("<script>alert(1)</script>"));
    assertThat(read("a <b onclick='x'>b</b>").blocks())
        .singleElement()
        .extracting(HelpBlock::plain)
        .isEqualTo("a <b onclick='x'>b</b>");
    assertThat(read("![](a.png)\n\n![A curve](b.png)").blocks())
        .singleElement()
        .extracting(HelpBlock::plain)
        .isEqualTo("A curve");
  }

  @Test
  void listsCountFromTheirFirstNumber() {
    assertThat(read("3. a\n4. b\n\n- c").blocks())
        .extracting(block -> ((HelpBlock.ItemList) block).first())
        .containsExactly(3, 0);
  }

  @Test
  void aSectionEndsAtTheNextHeading() {
    assertThat(read("# T\n\nfirst\n\n## B\n\n    code\n").sections())
        .containsExactly(
            new GuideDocument.Section("t", "T", "first"),
            new GuideDocument.Section("b", "B", "code"));
  }

  private static HelpSpan span(String text, Style... styles) {
    return new HelpSpan(text, Set.of(styles), Optional.empty());
  }
}
