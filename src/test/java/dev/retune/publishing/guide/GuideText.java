package dev.retune.publishing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Blocks of Python in the guide on publishing. */
final class GuideText {
  private static final Path GUIDE = Path.of("src/site/markdown/publishing.md");
  private static final Pattern BLOCK = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final Pattern EMBEDDINGS =
      Pattern.compile("^(from langchain_huggingface |embeddings = ).*$", Pattern.MULTILINE);

  private GuideText() {}

  /** The first block under a heading. */
  static String block(String heading) throws IOException {
    return block(heading, "");
  }

  /**
   * The first block under a heading that follows a text.
   *
   * @param text how the sentence before it begins
   */
  static String block(String heading, String text) throws IOException {
    String guide = Files.readString(GUIDE);
    int start = guide.indexOf("\n## " + heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    int end = guide.indexOf("\n## ", start + 1);
    String section = end < 0 ? guide.substring(start) : guide.substring(start, end);
    int from = section.indexOf("\n" + text);
    Matcher block = BLOCK.matcher(section);
    assertThat(from >= 0 && block.find(from)).as(heading + ", " + text).isTrue();
    return block.group(1);
  }

  /** The retriever of LangChain that goes around any reader. */
  static String retriever() throws IOException {
    return block("LangChain and LlamaIndex");
  }

  /** What the guide calls embeddings. */
  static String embeddings() throws IOException {
    String lines =
        EMBEDDINGS
            .matcher(Files.readString(GUIDE))
            .results()
            .map(found -> found.group() + "\n")
            .collect(Collectors.joining());
    assertThat(lines.lines()).hasSize(2);
    return lines;
  }
}
