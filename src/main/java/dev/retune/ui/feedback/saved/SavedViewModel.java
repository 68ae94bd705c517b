package dev.retune.ui.feedback.saved;

import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Texts;
import dev.retune.settings.model.DesktopSettings;
import dev.retune.settings.model.SavedView;
import dev.retune.ui.dialog.UserDialogs.NameQuestion;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;

/** The named filters of Feedback. */
public final class SavedViewModel {
  private final ScreenContext context;
  private final Supplier<String> shown;
  private final Consumer<String> open;

  /**
   * Has those of the settings.
   *
   * @param shown the filter that is shown, as text
   * @param open shows the votes of a filter
   */
  public SavedViewModel(ScreenContext context, Supplier<String> shown, Consumer<String> open) {
    this.context = context;
    this.shown = shown;
    this.open = open;
  }

  /** The views in the order in which they were kept. */
  ObservableValue<List<SavedView>> views() {
    return context.preferences().settings().map(DesktopSettings::views);
  }

  Texts texts() {
    return context.texts();
  }

  /** Shows the votes of a view. */
  void open(SavedView view) {
    open.accept(view.filter());
  }

  /** Asks for a name, and keeps the filter under it in place of another one of that name. */
  public void keep() {
    ask(texts().get("ui.feedback.views.keepTitle"), "", this::keep);
  }

  private void ask(String title, String former, Consumer<String> named) {
    context
        .dialogs()
        .ask(new NameQuestion(title, former, texts().get("ui.feedback.views.do")), named);
  }

  private void keep(String name) {
    SavedView kept = new SavedView(name, shown.get());
    change(
        views ->
            Stream.concat(views.filter(v -> !v.name().equalsIgnoreCase(name)), Stream.of(kept)));
    context.notices().done(texts().get("ui.feedback.views.kept", name));
  }

  /** Asks for another name of a view. */
  public void rename(SavedView view) {
    ask(
        texts().get("ui.feedback.views.newName", DisplayText.line(view.name())),
        view.name(),
        name -> rename(view, name));
  }

  private void rename(SavedView view, String name) {
    boolean taken =
        context.preferences().settings().get().views().stream()
            .anyMatch(v -> !v.equals(view) && v.name().equalsIgnoreCase(name));
    if (taken) {
      context.notices().failed(new RefusedException("ui.feedback.views.taken", name));
      return;
    }
    change(views -> views.map(v -> v.equals(view) ? new SavedView(name, v.filter()) : v));
  }

  /** Deletes a view; votes are not touched. */
  public void delete(SavedView view) {
    change(views -> views.filter(v -> !v.equals(view)));
  }

  private void change(UnaryOperator<Stream<SavedView>> changed) {
    context
        .preferences()
        .change(now -> now.withViews(changed.apply(now.views().stream()).toList()));
  }
}
