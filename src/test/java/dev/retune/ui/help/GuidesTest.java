package dev.retune.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.help.document.GuideDocument;
import dev.retune.ui.help.document.GuideLink;
import dev.retune.ui.help.document.HelpBlock;
import dev.retune.ui.help.document.HelpSpan;
import dev.retune.ui.navigation.GuidePage;
import dev.retune.ui.settings.SettingsSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guides of the package. */
class GuidesTest {
  private static final Path SOURCE = Path.of("src/site/markdown");
  private final GuideLibrary library = new GuideLibrary();

  @Test
  void everyGuideIsInTheContentsAndInThePackage() throws IOException {
    try (Stream<Path> files = Files.list(SOURCE)) {
      List<String> guides =
          files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".md")).toList();
      assertThat(Arrays.stream(GuidePage.values()).map(GuidePage::path))
          .containsExactlyInAnyOrderElementsOf(guides);
    }
    try (Stream<Path> products = Files.list(SOURCE.resolve("sources"))) {
      List<String> paths = products.map(p -> "sources/" + p.getFileName()).toList();
      assertThat(library.all()).extracting(GuideDocument::path).containsAll(paths);
    }
  }

  @Test
  void everyLinkLeadsToAPlaceThatIsThere() {
    for (GuideDocument guide : library.all()) {
      assertThat(guide.blocks()).as(guide.path()).hasSizeGreaterThan(1);
      spans(guide.blocks())
          .flatMap(span -> span.target().stream())
          .forEach(target -> leads(guide, target));
    }
  }

  private void leads(GuideDocument guide, String target) {
    switch (library.resolve(guide.path(), target)) {
      case GuideLink.ToGuide(String path, String anchor) ->
          assertThat(library.read(path).has(anchor)).as("%s in %s", target, guide.path()).isTrue();
      case GuideLink.ToWeb(var address) -> assertThat(address.getScheme()).isEqualTo("https");
      case GuideLink.Nowhere() ->
          assertThat(target).as("only sources are not part of the package").contains("/main/");
    }
  }

  @Test
  void whatTheScreensNameIsThere() {
    for (SettingsSection section : SettingsSection.values()) {
      assertThat(library.read(section.guide().page().path()).has(section.guide().anchor()))
          .as("%s", section)
          .isTrue();
    }
    GuideDocument console = library.read(GuidePage.CONSOLE.path());
    assertThat(Stream.of("overview", "feedback", "review", "reasons")).allMatch(console::has);
    assertThat(library.read(GuidePage.SLACK.path()).has("the-weekly-report")).isTrue();
  }

  @Test
  void aLinkCannotLeaveTheGuides() {
    assertThat(GuideLink.of("sources.md", "../../etc/passwd.md", path -> true))
        .isEqualTo(new GuideLink.Nowhere());
    assertThat(GuideLink.of("sources.md", "file:///etc/passwd", path -> true))
        .isEqualTo(new GuideLink.Nowhere());
    assertThat(GuideLink.of("sources.md", "javascript:alert(1)", path -> true))
        .isEqualTo(new GuideLink.Nowhere());
    assertThat(GuideLink.of("sources/dify.md", "../sources.md#times", path -> true))
        .isEqualTo(new GuideLink.ToGuide("sources.md", "times"));
    assertThat(GuideLink.of("sources.md", "#times", path -> true))
        .isEqualTo(new GuideLink.ToGuide("sources.md", "times"));
  }

  @Test
  void tablesKeepTheirColumnsButNotThoseOfPictures() {
    Optional<HelpBlock.TextTable> screens =
        library.read(GuidePage.CONSOLE.path()).blocks().stream()
            .filter(HelpBlock.TextTable.class::isInstance)
            .map(HelpBlock.TextTable.class::cast)
            .findFirst();
    assertThat(screens.orElseThrow().head()).hasSize(2);
    assertThat(screens.orElseThrow().rows()).hasSize(9).allMatch(row -> row.size() == 2);
  }

  private static Stream<HelpSpan> spans(List<HelpBlock> blocks) {
    return blocks.stream()
        .flatMap(
            block ->
                switch (block) {
                  case HelpBlock.Heading heading -> heading.text().stream();
                  case HelpBlock.Paragraph paragraph -> paragraph.text().stream();
                  case HelpBlock.ItemList list -> list.items().stream().flatMap(GuidesTest::spans);
                  case HelpBlock.Quotation quote -> spans(quote.blocks());
                  case HelpBlock.TextTable table ->
                      Stream.concat(Stream.of(table.head()), table.rows().stream())
                          .flatMap(List::stream)
                          .flatMap(List::stream);
                  case HelpBlock.Listing _, HelpBlock.Rule _ -> Stream.empty();
                });
  }
}
