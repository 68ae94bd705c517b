package dev.retune.ui.feedback.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.settings.model.SavedView;
import dev.retune.ui.navigation.TestScreenContext;
import dev.retune.ui.task.Notice;
import org.junit.jupiter.api.Test;

class SavedViewModelTest {
  private final TestScreenContext here = new TestScreenContext();
  private String shown = "vote:dislike";
  private final SavedViewModel model =
      new SavedViewModel(here.screenContext(), () -> shown, filter -> shown = filter);

  @Test
  void aFilterIsKeptShownRenamedAndDeleted() {
    here.naming("complaints");
    model.keep();
    shown = "";
    SavedView complaints = model.views().getValue().getFirst();
    model.open(complaints);
    assertThat(shown).isEqualTo("vote:dislike");
    here.naming("unhappy");
    model.rename(complaints);
    assertThat(model.views().getValue()).containsExactly(new SavedView("unhappy", "vote:dislike"));
    model.delete(model.views().getValue().getFirst());
    assertThat(model.views().getValue()).isEmpty();
  }

  @Test
  void aNameIsKeptOnceAndNoOtherViewIsLostByRenaming() {
    here.naming("a");
    model.keep();
    shown = "vote:like";
    here.naming("A");
    model.keep();
    assertThat(model.views().getValue()).containsExactly(new SavedView("A", "vote:like"));
    here.naming("b");
    model.keep();
    here.naming("a");
    model.rename(model.views().getValue().getLast());
    assertThat(model.views().getValue()).extracting(SavedView::name).containsExactly("A", "b");
    assertThat(here.screenContext().notices().shown())
        .last()
        .satisfies(notice -> assertThat(notice.kind()).isEqualTo(Notice.Kind.FAILED));
  }
}
