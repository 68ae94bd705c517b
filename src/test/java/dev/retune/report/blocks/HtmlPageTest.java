package dev.retune.report.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  private static final HtmlPage PAGE =
      new HtmlPage(
          source -> source.equals("F1") ? Optional.of(new byte[] {1, 2, 3}) : Optional.empty());

  private static String page(Block... blocks) {
    return PAGE.of("Week <1>", "en", List.of(blocks));
  }

  private static Block words(String mrkdwn) {
    return new Block.Words(new MrkdwnReader().read(mrkdwn));
  }

  @Test
  void whatUsersWroteIsText() {
    String page =
        page(
            words("&lt;script&gt;alert('x')&lt;/script&gt; <javascript:alert(1)|\"go\">"),
            new Block.Header("<img src=x onerror=y>"),
            new Block.Unknown("<a>", "{\"<b>\":1}"));
    assertThat(page)
        .doesNotContain("<script", "<img", "href", "<a>", "<b>")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "&quot;go&quot;");
  }

  @Test
  void theTitleIsEscaped() {
    assertThat(page()).contains("<title>Week &lt;1&gt;</title>");
  }

  @Test
  void picturesAreInside() {
    assertThat(page(new Block.Picture("F1", "a \"b\"", "t")))
        .contains("<img alt=\"a &quot;b&quot;\" src=\"data:image/png;base64,AQID\">");
  }

  @Test
  void nothingIsFetched() {
    assertThat(page(new Block.Picture("https://example.org/x.png", "alt", "")))
        .doesNotContain("http");
  }

  @Test
  void marksAreTags() {
    assertThat(page(words("*a* _b_ ~c~ `d`\n> e\n• f")))
        .contains(
            "<p><b>a</b> <i>b</i> <s>c</s> <code>d</code></p>",
            "<blockquote>e</blockquote>",
            "<p class=\"bullet\">• f</p>");
  }
}
