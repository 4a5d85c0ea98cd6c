package dev.gatehouse.workspace;

/**
 * What a checkout's {@code .workspace-state.json} says. Texts that are not there are empty.
 *
 * @param role the role that the file gives its checkout
 * @param state canonical, writeable, provisional, or whatever else people wrote
 * @param canonicalOwner whose word holds at present: dev or prod
 * @param note what led to the state
 * @param updatedAt as it is written; Gatehouse writes UTC to the second with {@code Z}
 */
public record CheckoutState(
    Role role, String state, String canonicalOwner, String note, String updatedAt) {}
