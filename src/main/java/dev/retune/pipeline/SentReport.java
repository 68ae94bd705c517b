package dev.retune.pipeline;

import dev.retune.report.blockkit.ReportMessage;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.weekly.IsoWeek;
import java.util.Optional;

/**
 * A weekly report, and its delivery if it was sent.
 *
 * @param message the blocks that were or would be sent
 * @param delivery the delivery, if it was sent now or before
 */
public record SentReport(IsoWeek week, ReportMessage message, Optional<Delivery> delivery) {}
