package dev.retune.report.preview;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes blocks as a self-contained HTML file: images are embedded, and nothing is executed or
 * downloaded. All texts are escaped.
 */
public final class HtmlReportPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:15px/1.5 system-ui,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR",sans-serif;\
      max-width:720px;margin:40px auto;padding:0 20px}
      h1{font-size:22px} hr{border:0;border-top:1px solid #8886;margin:18px 0}
      p{margin:0 0 2px} p.bullet{padding-left:16px;text-indent:-12px}
      section{margin:12px 0} .fields{display:grid;grid-template-columns:1fr 1fr;gap:12px 24px}
      blockquote{margin:0;padding:1px 0 1px 12px;border-left:4px solid #8888}
      pre,code{font-family:ui-monospace,Menlo,Consolas,monospace;background:#8882;border-radius:4px}
      pre{padding:10px;white-space:pre-wrap} code{padding:1px 4px} .context{font-size:13px;opacity:.75}
      .link{text-decoration:underline} .mention{background:#58f3;border-radius:3px;padding:0 2px}
      figure{margin:14px 0} img{max-width:100%;border-radius:8px} .unknown{border:1px dashed #8888;padding:10px}
      """;

  private final Function<String, Optional<byte[]>> pictures;

  /**
   * Creates a page writer.
   *
   * @param pictures supplies an image's bytes (PNG) by its source
   */
  public HtmlReportPage(Function<String, Optional<byte[]>> pictures) {
    this.pictures = pictures;
  }

  /** The whole file. */
  public String of(String title, String language, List<PreviewBlock> blocks) {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"").append(escape(language)).append("\">\n<head>\n");
    page.append("<meta charset=\"utf-8\">\n<title>").append(escape(title));
    page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    blocks.forEach(block -> page.append(block(block)).append('\n'));
    return page.append("</body>\n</html>\n").toString();
  }

  private String block(PreviewBlock block) {
    return switch (block) {
      case PreviewBlock.Header(String text) -> "<h1>" + escape(text) + "</h1>";
      case PreviewBlock.Section section -> section(section);
      case PreviewBlock.TextBlock(List<TextParagraph> text) -> text(text);
      case PreviewBlock.Context(List<PreviewBlock> elements) ->
          "<div class=\"context\">" + joined(elements) + "</div>";
      case PreviewBlock.Divider() -> "<hr>";
      case PreviewBlock.Picture picture -> picture(picture);
      case PreviewBlock.Unknown(String type, String json) ->
          "<div class=\"unknown\">" + escape(type) + "<pre>" + escape(json) + "</pre></div>";
    };
  }

  private String joined(List<PreviewBlock> elements) {
    StringBuilder all = new StringBuilder();
    elements.forEach(element -> all.append(block(element)));
    return all.toString();
  }

  private static String section(PreviewBlock.Section section) {
    StringBuilder html = new StringBuilder("<section>").append(text(section.text()));
    if (!section.fields().isEmpty()) {
      html.append("<div class=\"fields\">");
      section.fields().forEach(f -> html.append("<div>").append(text(f)).append("</div>"));
      html.append("</div>");
    }
    return html.append("</section>").toString();
  }

  private String picture(PreviewBlock.Picture picture) {
    String source =
        pictures
            .apply(picture.source())
            .map(png -> "data:image/png;base64," + Base64.getEncoder().encodeToString(png))
            .orElse("");
    return "<figure><figcaption>"
        + escape(picture.title())
        + "</figcaption><img alt=\""
        + escape(picture.alt())
        + "\" src=\""
        + source
        + "\"></figure>";
  }

  private static String text(List<TextParagraph> paragraphs) {
    StringBuilder html = new StringBuilder();
    for (TextParagraph paragraph : paragraphs) {
      StringBuilder line = new StringBuilder();
      paragraph.spans().forEach(span -> line.append(span(span)));
      html.append(
          switch (paragraph.kind()) {
            case PLAIN -> "<p>" + (line.isEmpty() ? "&nbsp;" : line) + "</p>";
            case QUOTE -> "<blockquote>" + line + "</blockquote>";
            case BULLET -> "<p class=\"bullet\">• " + line + "</p>";
            case CODE -> "<pre>" + line + "</pre>";
          });
    }
    return html.toString();
  }

  private static String span(TextSpan span) {
    String html = escape(span.text());
    for (TextSpan.Style style : TextSpan.Style.values()) {
      if (span.styles().contains(style)) {
        html =
            switch (style) {
              case BOLD -> "<b>" + html + "</b>";
              case ITALIC -> "<i>" + html + "</i>";
              case STRIKE -> "<s>" + html + "</s>";
              case CODE -> "<code>" + html + "</code>";
              case MENTION -> "<span class=\"mention\">" + html + "</span>";
            };
      }
    }
    String shown = html;
    return span.link()
        .map(to -> "<span class=\"link\" title=\"" + escape(to) + "\">" + shown + "</span>")
        .orElse(shown);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
