package dev.retune.feedback.profile;

import com.fasterxml.jackson.core.JsonPointer;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.source.SourceDialect;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks that a profile is complete and does not contradict itself. */
final class ProfileValidator {
  private static final int LONGEST_CODE = 40;

  private ProfileValidator() {}

  /**
   * Checks a profile.
   *
   * @throws InvalidInputException with the key and what it needs
   */
  static void check(SourceProfile profile) {
    try {
      SourceProfile.checkName(profile.name());
    } catch (InvalidInputException e) {
      throw new InvalidInputException(e, "feedback.profile.key", "name", e);
    }
    if (profile.title().isBlank()) {
      throw wrong("title", "settings.needed");
    }
    profile.notice().ifPresent(notice -> check("notice", notice));
    profile
        .parameters()
        .forEach(
            (name, parameter) -> {
              if (!ProfileParameters.isName(name) || parameter.label() == null) {
                throw wrong("parameters." + name, "feedback.profile.parameterForm");
              }
              check("parameters." + name + ".label", parameter.label());
            });
    profile
        .reasons()
        .forEach(
            (key, code) -> {
              if (code.isBlank() || code.length() > LONGEST_CODE) {
                throw wrong("reasons." + key, "feedback.profile.codeForm");
              }
            });
    if (profile.layouts().isEmpty() && profile.notice().isEmpty()) {
      throw wrong("layouts", "settings.needed");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < profile.layouts().size(); i++) {
      ProfileLayout layout = profile.layouts().get(i);
      String at = "layouts[" + i + "]";
      if (!names.add(layout.name())) {
        throw wrong(at + ".name", "feedback.profile.layoutName");
      }
      check(at, layout);
      parameters(at, layout, profile.parameters().keySet());
    }
  }

  private static void parameters(String at, ProfileLayout layout, Set<String> names) {
    for (String name : ProfileParameters.used(layout, names)) {
      if (!layout.candidates().containsKey(name)) {
        throw wrong(at + ".candidates", "feedback.profile.candidatesNeeded", name);
      }
    }
    for (String name : layout.candidates().keySet()) {
      if (!names.contains(name)) {
        throw wrong(at + ".candidates." + name, "feedback.profile.parameterUnknown", name);
      }
    }
  }

  private static void check(String at, ProfileLayout layout) {
    if (layout.databases().isEmpty() == layout.files().isEmpty()) {
      throw wrong(at, "feedback.profile.databasesOrFiles");
    }
    boolean files = !layout.files().isEmpty();
    boolean named =
        files
            ? layout.requires().keySet().equals(Set.of(ProfileLayout.RECORD))
            : !layout.requires().isEmpty();
    if (!named || layout.requires().values().stream().anyMatch(List::isEmpty)) {
      throw wrong(
          at + ".requires",
          files ? "feedback.profile.requiresRecord" : "feedback.profile.requiresTables");
    }
    if (!files
        && (layout.records().isPresent() || !layout.indexes().isEmpty() || layout.repeats())) {
      throw wrong(at, "feedback.profile.onlyFiles");
    }
    layout.records().ifPresent(pointer -> pointer(at + ".records", pointer));
    layout.indexes().forEach(pointer -> pointer(at + ".indexes", pointer));
    Set<SourceDialect> dialects = files ? Set.of(SourceDialect.SQLITE) : layout.databases();
    for (RowKind kind : RowKind.values()) {
      layout.query(kind).ifPresent(q -> check(at + "." + kind.mappingName(), q, dialects));
    }
    if (Arrays.stream(RowKind.values()).map(layout::query).allMatch(Optional::isEmpty)) {
      throw wrong(at, "feedback.profile.noQuery");
    }
    layout.notice().ifPresent(notice -> check(at + ".notice", notice));
    layout.candidates().forEach((name, q) -> check(at + ".candidates." + name, q, dialects));
    for (int i = 0; i < layout.leftOut().size(); i++) {
      LeftOutRows rows = layout.leftOut().get(i);
      String key = at + ".leftOut[" + i + "]";
      if (rows.reason() == null || rows.count() == null) {
        throw wrong(key, "feedback.profile.leftOutForm");
      }
      check(key + ".reason", rows.reason());
      check(key + ".count", rows.count(), dialects);
    }
  }

  private static void check(String at, ProfileQuery query, Set<SourceDialect> dialects) {
    for (SourceDialect dialect : dialects) {
      if (query.of(dialect).isEmpty()) {
        throw wrong(at, "feedback.profile.queryFor", dialect.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private static void check(String at, ProfileText text) {
    if (text.en() == null || text.en().isBlank() || text.ko() == null || text.ko().isBlank()) {
      throw wrong(at, "feedback.profile.bothLanguages");
    }
  }

  private static void pointer(String at, String pointer) {
    try {
      if (!pointer.isEmpty()) {
        var _ = JsonPointer.compile(pointer);
        return;
      }
    } catch (IllegalArgumentException e) {
      throw wrong(at, "feedback.profile.pointer", pointer);
    }
    throw wrong(at, "feedback.profile.pointer", pointer);
  }

  private static InvalidInputException wrong(String at, String key, Object... args) {
    return new InvalidInputException(
        "feedback.profile.key", at, new InvalidInputException(key, args));
  }
}
