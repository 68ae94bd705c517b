package dev.retune.report.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlReportPageTest {
  private static final HtmlReportPage PAGE =
      new HtmlReportPage(
          source -> source.equals("F1") ? Optional.of(new byte[] {1, 2, 3}) : Optional.empty());

  private static String page(PreviewBlock... blocks) {
    return PAGE.of("Week <1>", "en", List.of(blocks));
  }

  private static PreviewBlock words(String mrkdwn) {
    return new PreviewBlock.TextBlock(new MrkdwnParser().read(mrkdwn));
  }

  @Test
  void whatUsersWroteIsText() {
    String page =
        page(
            words("&lt;script&gt;alert('x')&lt;/script&gt; <javascript:alert(1)|\"go\">"),
            new PreviewBlock.Header("<img src=x onerror=y>"),
            new PreviewBlock.Unknown("<a>", "{\"<b>\":1}"));
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
    assertThat(page(new PreviewBlock.Picture("F1", "a \"b\"", "t")))
        .contains("<img alt=\"a &quot;b&quot;\" src=\"data:image/png;base64,AQID\">");
  }

  @Test
  void nothingIsFetched() {
    assertThat(page(new PreviewBlock.Picture("https://example.org/x.png", "alt", "")))
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
