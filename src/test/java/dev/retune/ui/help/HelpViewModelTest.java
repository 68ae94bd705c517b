package dev.retune.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.ui.navigation.GuidePage;
import dev.retune.ui.navigation.GuidePlace;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.task.Notice;
import dev.retune.ui.task.NoticeList;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HelpViewModelTest {
  private final List<URI> browsed = new ArrayList<>();
  private final DirectTaskRunner runner = new DirectTaskRunner();
  private final NoticeList notices = new NoticeList(new Texts(Locale.ENGLISH), runner, gone -> {});

  private HelpViewModel model(Locale language) {
    return new HelpViewModel(
        new GuideLibrary(), new Texts(language), runner, notices, browsed::add);
  }

  private static String path(HelpViewModel model) {
    return model.page().get().orElseThrow().guide().path();
  }

  @Test
  void aLinkOpensAnotherGuideAndBackReturns() {
    HelpViewModel model = model(Locale.ENGLISH);
    model.open(new GuidePlace(GuidePage.CONSOLE, "review"));
    assertThat(model.page().get().orElseThrow().anchor()).isEqualTo("review");
    assertThat(model.page().get().orElseThrow().summary()).isEmpty();
    assertThat(model.hasFormer().get()).isFalse();
    model.follow("sources.md#mapping");
    assertThat(path(model)).isEqualTo("sources.md");
    assertThat(model.page().get().orElseThrow().anchor()).isEqualTo("mapping");
    model.back();
    assertThat(path(model)).isEqualTo("console.md");
    assertThat(model.hasFormer().get()).isFalse();
  }

  @Test
  void theWebOpensInTheBrowserAndNothingElseLeavesTheGuides() {
    HelpViewModel model = model(Locale.ENGLISH);
    model.open(GuidePlace.of(GuidePage.MODELS));
    model.follow("https://huggingface.co/models");
    model.follow("file:///etc/passwd");
    assertThat(browsed).containsExactly(URI.create("https://huggingface.co/models"));
    assertThat(model.leads("../../main/resources/a.json")).isFalse();
    assertThat(path(model)).isEqualTo("models.md");
  }

  @Test
  void noBrowserIsSaid() {
    HelpViewModel model =
        new HelpViewModel(
            new GuideLibrary(),
            new Texts(Locale.ENGLISH),
            runner,
            notices,
            address -> {
              throw new UnavailableException("ui.help.notOpened", address.toString());
            });
    model.open(GuidePlace.of(GuidePage.MODELS));
    model.follow("https://huggingface.co/models");
    assertThat(notices.shown())
        .extracting(Notice::text)
        .containsExactly(
            "No browser could be opened for https://huggingface.co/models. Copy the address and"
                + " open it yourself.");
  }

  @Test
  void theSearchPutsHeadingsFirst() {
    HelpViewModel model = model(Locale.ENGLISH);
    model.query().set("  Mapping ");
    assertThat(model.hits().getFirst())
        .returns("sources.md", HelpHit::path)
        .returns("mapping", HelpHit::anchor);
    assertThat(model.hits()).allMatch(hit -> hit.excerpt().length() < 200);
    model.open(model.hits().getFirst());
    assertThat(model.query().get()).isEmpty();
    assertThat(model.hits()).isEmpty();
    model.query().set("nosuchword anywhere");
    assertThat(model.hits()).isEmpty();
  }

  @Test
  void allWordsMustOccur() {
    HelpViewModel model = model(Locale.ENGLISH);
    model.query().set("keyring token");
    assertThat(model.hits()).isNotEmpty().allMatch(hit -> hit.path().endsWith(".md"));
    int both = model.hits().size();
    model.query().set("token");
    assertThat(model.hits().size()).isGreaterThan(both);
  }

  @Test
  void koreanReadersGetASummaryAndFindByIt() {
    HelpViewModel model = model(Locale.KOREAN);
    model.open(GuidePlace.of(GuidePage.SLACK));
    assertThat(model.page().get().orElseThrow().summary())
        .startsWith("이 안내서의 본문은 영어입니다.")
        .contains("주간 보고서");
    model.query().set("주간 보고서");
    assertThat(model.hits()).first().returns("slack.md", HelpHit::path);
  }
}
