package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.form.SourceAddressKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The source or the files being edited: the form, the password, the mapping and what changed. */
final class SourceEditModel {
  private static final SourceConfig NEW = SourceConfig.of("", "");

  /** Is told what the user edits. */
  interface Listener {

    /** Another address is being typed. */
    void addressEdited();

    /** Anything was edited. */
    void edited();

    /** The profile or the mapping was edited. */
    void mappingEdited();
  }

  private final Texts texts;
  private final Listener listener;
  private final SourceForm form = new SourceForm();
  private final StringProperty password = new SimpleStringProperty("");
  private final SourceMappingModel mapping = new SourceMappingModel(this::mappingEdited);
  private final ReadOnlyObjectWrapper<Optional<SourceConfig>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<SourceAddressKind> kind =
      new ReadOnlyObjectWrapper<>(SourceAddressKind.NONE);
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private ChosenFiles chosen = ChosenFiles.NONE;
  private SourceMapping base = SourceMapping.GUESSED;
  private boolean showing;

  SourceEditModel(Texts texts, Listener listener) {
    this.texts = texts;
    this.listener = listener;
    form.url().text().subscribe((was, is) -> addressEdited());
    password.subscribe((was, is) -> edited());
    List.of(form.name(), form.user(), form.secret(), form.writeBack())
        .forEach(field -> field.text().subscribe((was, is) -> edited()));
  }

  SourceForm form() {
    return form;
  }

  /** As typed; stored only in the keyring. */
  StringProperty password() {
    return password;
  }

  SourceMappingModel mapping() {
    return mapping;
  }

  /** The configured source that is open; empty for another address or files. */
  ReadOnlyObjectProperty<Optional<SourceConfig>> opened() {
    return opened.getReadOnlyProperty();
  }

  /** What the typed address denotes. */
  ReadOnlyObjectProperty<SourceAddressKind> kind() {
    return kind.getReadOnlyProperty();
  }

  /** Whether the open source has changes that are not saved. */
  ReadOnlyBooleanProperty changed() {
    return changed.getReadOnlyProperty();
  }

  /** Fills the form with a configured source. */
  void open(SourceConfig source) {
    showing = true;
    opened.set(Optional.of(source));
    fill(source);
    showing = false;
  }

  /** Empties the form for another address or files. */
  void create() {
    showing = true;
    opened.set(Optional.empty());
    fill(NEW);
    showing = false;
  }

  private void fill(SourceConfig source) {
    chosen = ChosenFiles.NONE;
    base = SourceMapping.GUESSED;
    form.show(source);
    form.clearProblems();
    password.set("");
    mapping.show(source);
    kind.set(SourceAddressKind.of(source.url()));
    changed.set(false);
  }

  /** Shows files that were chosen. */
  void choose(List<Path> paths) {
    showing = true;
    chosen = ChosenFiles.of(paths, texts);
    form.url().text().set(chosen.shown());
    kind.set(SourceAddressKind.FILES);
    showing = false;
  }

  private void addressEdited() {
    if (showing) {
      return;
    }
    listener.addressEdited();
    base = SourceMapping.GUESSED;
    kind.set(SourceAddressKind.of(form.url().text().get()));
    edited();
  }

  private void edited() {
    if (showing) {
      return;
    }
    listener.edited();
    form.isAddressValid(texts);
    changed.set(
        opened.get().filter(before -> !draft().equals(before)).isPresent()
            || (opened.get().isPresent() && isPasswordTyped()));
  }

  private void mappingEdited() {
    edited();
    listener.mappingEdited();
  }

  private SourceConfig draft() {
    return form.edited(opened.get().orElse(NEW), mapping);
  }

  /** The edited source under a name that messages can use, with a name for a typed password. */
  SourceConfig asked() {
    SourceConfig draft = draft();
    String name = draft.name().isEmpty() ? texts.get("ui.source.new") : draft.name();
    Optional<String> secret =
        draft
            .passwordEnv()
            .or(() -> Optional.of(SourceForm.secretName(name)).filter(n -> isPasswordTyped()));
    return new SourceConfig(
        name,
        draft.url(),
        draft.user(),
        secret,
        draft.mapping(),
        draft.lookBack(),
        draft.mostGone(),
        draft.profile());
  }

  private boolean isPasswordTyped() {
    return !password.get().isEmpty();
  }

  SecretInput secret() {
    return SecretInput.of(password.get());
  }

  /** Whether there is an address and it can be understood; if not, the form says so. */
  boolean isAddressGiven() {
    if (kind.get() == SourceAddressKind.NONE) {
      form.url().setProblem(texts.get("ui.source.noAddress"));
      return false;
    }
    return form.isAddressValid(texts);
  }

  boolean isFiles() {
    return kind.get() == SourceAddressKind.FILES;
  }

  /** The files that were chosen, or the path that was typed. */
  List<Path> paths() {
    return chosen.pathsOf(form.url().text().get());
  }

  /** The files with the mapping, if it was changed. */
  FileReading reading() {
    return new FileReading(
        paths(),
        Optional.of(mapping.mapping().get()).filter(m -> isMappingChanged()),
        mapping.profile().get(),
        form.typedName());
  }

  private boolean isMappingChanged() {
    return !mapping.mapping().get().equals(base);
  }

  /** The pattern of names for which a changed mapping of a single file can be saved. */
  Optional<String> mappingPattern() {
    return isFiles() && isMappingChanged()
        ? chosen.pattern(form.url().text().get())
        : Optional.empty();
  }

  /** Begins with the mapping that the settings have, unless the user has changed it already. */
  void beginWith(SourceMapping saved) {
    if (!isMappingChanged()) {
      mapping.show(saved);
    }
    base = saved;
  }

  /** Takes a mapping as the saved one. */
  void mappingSaved(SourceMapping saved) {
    base = saved;
  }

  /** Completes the form, and returns the source to be saved. */
  SourceConfig complete() {
    showing = true;
    if (isPasswordTyped() && kind.get().takesCredentials()) {
      form.requireSecretName();
    }
    if (isFiles()) {
      form.url().text().set(chosen.databaseAddress(form.url().text().get()));
      kind.set(SourceAddressKind.DATABASE_FILE);
    }
    showing = false;
    return draft();
  }

  /** Takes a source as the saved one. */
  void saved(SourceConfig source) {
    showing = true;
    password.set("");
    opened.set(Optional.of(source));
    changed.set(false);
    showing = false;
  }
}
