package dev.retune.reasons;

import dev.retune.fault.BadInput;
import dev.retune.fault.Refused;
import dev.retune.text.Texts;
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
public record ReasonList(long version, List<ReasonCode> codes) {
  /** Copies the list. */
  public ReasonList {
    codes = List.copyOf(codes);
  }

  /** The codes that are given. */
  public List<ReasonCode> active() {
    return codes.stream().filter(code -> !code.archived()).toList();
  }

  /**
   * One code.
   *
   * @throws BadInput when the list does not have it
   */
  public ReasonCode get(String code) {
    return codes.stream()
        .filter(known -> known.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new BadInput("reasons.unknown", code));
  }

  /**
   * With one code more, before {@link ReasonCodes#OTHER}.
   *
   * @throws BadInput when the name is empty, too long or taken, in either language
   */
  public ReasonList with(String name) {
    String code = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    if (code.isEmpty() || code.codePoints().anyMatch(Character::isISOControl)) {
      throw new BadInput("reasons.nameless");
    }
    if (code.length() > ReasonCode.LONGEST) {
      throw new BadInput("reasons.tooLong", ReasonCode.LONGEST);
    }
    String wanted = Words.of(code).squeezed();
    if (codes.stream().flatMap(ReasonList::names).anyMatch(wanted::equals)) {
      throw new BadInput("reasons.taken", code);
    }
    List<ReasonCode> more = new ArrayList<>(codes);
    int end = codes.getLast().code().equals(ReasonCodes.OTHER) ? codes.size() - 1 : codes.size();
    more.add(end, new ReasonCode(code, "", List.of(), List.of(), false));
    return new ReasonList(version, more);
  }

  private static Stream<String> names(ReasonCode code) {
    return Stream.concat(
            Stream.of(code.code()),
            Stream.of(Locale.ENGLISH, Locale.KOREAN)
                .map(language -> ReasonCodes.name(new Texts(language), code.code())))
        .map(name -> Words.of(name).squeezed());
  }

  /**
   * With another meaning of a code.
   *
   * @throws BadInput when the list does not have it
   */
  public ReasonList with(ReasonCode changed) {
    ReasonCode known = get(changed.code());
    return new ReasonList(
        version, codes.stream().map(code -> code.equals(known) ? changed : code).toList());
  }

  /**
   * With a code archived, or given again.
   *
   * @throws Refused for {@link ReasonCodes#OTHER}, which takes what fits nowhere
   */
  public ReasonList archived(String code, boolean now) {
    if (code.equals(ReasonCodes.OTHER)) {
      throw new Refused("reasons.otherStays");
    }
    return with(get(code).archived(now));
  }
}
