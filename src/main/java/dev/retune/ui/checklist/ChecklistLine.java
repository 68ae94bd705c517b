package dev.retune.ui.checklist;

/**
 * A step as it is shown.
 *
 * @param title what is to be done
 * @param detail what has come of it, or how to do it
 * @param next whether it is the first that is still to be done
 */
record ChecklistLine(ChecklistStep step, String title, String detail, boolean done, boolean next) {}
