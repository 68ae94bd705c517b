package dev.retune.reasons.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Texts;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A version of the list of reason codes. Codes are added and archived, but never renamed or
 * removed, so that stored codes keep their meaning.
 *
 * @param version 0 for the built-in list, then incremented with each change
 * @param codes in display order
 */
public record ReasonCodeList(long version, List<ReasonCode> codes) {
  /** Copies the list. */
  public ReasonCodeList {
    codes = List.copyOf(codes);
  }

  /** The codes in use. */
  public List<ReasonCode> active() {
    return codes.stream().filter(code -> !code.archived()).toList();
  }

  /**
   * Finds a code.
   *
   * @throws InvalidInputException when it is not in the list
   */
  public ReasonCode get(String code) {
    return codes.stream()
        .filter(known -> known.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("reasons.unknown", code));
  }

  /**
   * Returns a copy with an additional code before {@link BuiltInReasonCodes#OTHER}.
   *
   * @throws InvalidInputException when the name is empty, too long, or taken in either language
   */
  public ReasonCodeList with(String name) {
    String code = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    if (code.isEmpty() || code.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidInputException("reasons.nameless");
    }
    if (code.length() > ReasonCode.LONGEST) {
      throw new InvalidInputException("reasons.tooLong", ReasonCode.LONGEST);
    }
    String wanted = NormalizedText.of(code).squeezed();
    if (codes.stream().flatMap(ReasonCodeList::names).anyMatch(wanted::equals)) {
      throw new InvalidInputException("reasons.taken", code);
    }
    List<ReasonCode> more = new ArrayList<>(codes);
    int end =
        codes.getLast().code().equals(BuiltInReasonCodes.OTHER) ? codes.size() - 1 : codes.size();
    more.add(end, new ReasonCode(code, "", List.of(), List.of(), false));
    return new ReasonCodeList(version, more);
  }

  private static Stream<String> names(ReasonCode code) {
    return Stream.concat(
            Stream.of(code.code()),
            Stream.of(Locale.ENGLISH, Locale.KOREAN)
                .map(language -> BuiltInReasonCodes.name(new Texts(language), code.code())))
        .map(name -> NormalizedText.of(name).squeezed());
  }

  /**
   * Returns a copy with another definition of a code.
   *
   * @throws InvalidInputException when the code is not in the list
   */
  public ReasonCodeList with(ReasonCode changed) {
    ReasonCode known = get(changed.code());
    return new ReasonCodeList(
        version, codes.stream().map(code -> code.equals(known) ? changed : code).toList());
  }

  /**
   * Returns a copy in which a code is archived or in use again.
   *
   * @throws RefusedException for {@link BuiltInReasonCodes#OTHER}, which is always needed
   */
  public ReasonCodeList archived(String code, boolean now) {
    if (code.equals(BuiltInReasonCodes.OTHER)) {
      throw new RefusedException("reasons.otherStays");
    }
    return with(get(code).archived(now));
  }
}
