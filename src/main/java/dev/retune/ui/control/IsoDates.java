package dev.retune.ui.control;

import java.time.format.DateTimeFormatter;
import javafx.scene.control.DatePicker;
import javafx.util.converter.LocalDateStringConverter;

/** Dates as {@code 2026-11-22}: of one length, and the same in every language. */
public final class IsoDates {
  private IsoDates() {}

  /** Shows and reads a picker's date in this form. */
  public static void in(DatePicker picker) {
    DateTimeFormatter iso = DateTimeFormatter.ISO_LOCAL_DATE;
    picker.setConverter(new LocalDateStringConverter(iso, iso));
  }
}
