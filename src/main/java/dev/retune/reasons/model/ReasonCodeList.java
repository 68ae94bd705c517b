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
 * One version of the list of reason codes. Codes are added and archived, never renamed or removed,
 * so that a code stored long ago still means what it meant.
 *
 * @param version 0 for the built-in list, then one more with each change
 * @param codes in the order that screens show them
 */
public record ReasonCodeList(long version, List<ReasonCode> codes) {
  /** Copies the list. */
  public ReasonCodeList {
    codes = List.copyOf(codes);
  }

  /** The codes that are given. */
  public List<ReasonCode> active() {
    return codes.stream().filter(code -> !code.archived()).toList();
  }

  /**
   * One code.
   *
   * @throws InvalidInputException when the list does not have it
   */
  public ReasonCode get(String code) {
    return codes.stream()
        .filter(known -> known.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("reasons.unknown", code));
  }

  /**
   * With one code more, before {@link BuiltInReasonCodes#OTHER}.
   *
   * @throws InvalidInputException when the name is empty, too long or taken, in either language
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
   * With another meaning of a code.
   *
   * @throws InvalidInputException when the list does not have it
   */
  public ReasonCodeList with(ReasonCode changed) {
    ReasonCode known = get(changed.code());
    return new ReasonCodeList(
        version, codes.stream().map(code -> code.equals(known) ? changed : code).toList());
  }

  /**
   * With a code archived, or given again.
   *
   * @throws RefusedException for {@link BuiltInReasonCodes#OTHER}, which takes what fits nowhere
   */
  public ReasonCodeList archived(String code, boolean now) {
    if (code.equals(BuiltInReasonCodes.OTHER)) {
      throw new RefusedException("reasons.otherStays");
    }
    return with(get(code).archived(now));
  }
}
