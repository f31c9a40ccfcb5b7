import { useState } from 'react';
import { isEditable } from '../isEditable.ts';

/** The scroll state of a message list, and the one way to move it. */
export type ChatScroll = {
  /** Whether the newest content is in view. */
  isAtBottom(): boolean;
  /** Tells when `isAtBottom()` changes. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Goes to the end at once and follows from there on. */
  scrollToBottom(): void;
  /** Watches a scroller and the content in it. Returns the function that ends it. */
  attach(scroller: HTMLElement, content: HTMLElement): () => void;
};

const UPWARD_KEYS = ['ArrowUp', 'PageUp', 'Home'];

// Positions are fractions of a pixel on zoomed and dense screens, so "the very end" needs this much room.
const END_TOLERANCE_PX = 1;

/** Keeps a message list at its end for as long as the reader stays there. */
export function useStickToBottom(): ChatScroll {
  return useState(createChatScroll)[0];
}

/**
 * Intent and position are two things. `isFollowing` is intent: the smallest move upward ends it, and only reaching
 * the end brings it back. Position is read where layout is clean (in a ResizeObserver, in a scroll event), never
 * when text arrives.
 */
function createChatScroll(): ChatScroll {
  const listeners = new Set<() => void>();
  let scroller: HTMLElement | undefined;
  let isFollowing = true;
  let isAtBottom = true;
  let lastTop = 0;
  let lastHeight = 0;
  let lastTouchY = 0;
  let isDragging = false;

  // Each of these asks the browser whether its layout is clean, so they are read once.
  function read(element: HTMLElement) {
    const { scrollTop: top, scrollHeight: height, clientHeight } = element;
    return { top, height, isAtEnd: height - clientHeight - top <= END_TOLERANCE_PX };
  }

  function remember({ top, height, isAtEnd }: ReturnType<typeof read>): void {
    lastTop = top;
    lastHeight = height;
    if (isAtEnd === isAtBottom) return;
    isAtBottom = isAtEnd;
    for (const listener of listeners) listener();
  }

  /** Goes to the end, and finds out whether that is where it is: it may be a fraction of a pixel short. */
  function pin(element: HTMLElement): void {
    element.scrollTop = element.scrollHeight;
    remember(read(element));
  }

  function release(): void {
    if (scroller && scroller.scrollTop > 0) isFollowing = false;
  }

  // As a ResizeObserver calls it, after layout and before paint, nothing that has grown is seen below the fold.
  function settle(): void {
    if (!scroller) return;
    if (isFollowing) pin(scroller);
    else remember(read(scroller));
  }

  function handleScroll(): void {
    if (!scroller) return;
    const place = read(scroller);
    const { top, height, isAtEnd } = place;
    // Only a move downward engages: the event of our own pin may come after the reader's key, before the move it makes.
    if (top > lastTop && isAtEnd) isFollowing = true;
    // Shrinking content moves the position up as well: only a move within unchanged content is the reader's.
    if (top < lastTop && !isAtEnd && (isDragging || height === lastHeight)) isFollowing = false;
    if (isFollowing && !isAtEnd) pin(scroller);
    else remember(place);
  }

  function handleWheel(event: WheelEvent): void {
    // With Ctrl it is a zoom.
    if (event.deltaY < 0 && !event.ctrlKey) release();
  }

  function handleTouchStart(event: TouchEvent): void {
    lastTouchY = event.touches[0]?.clientY ?? 0;
  }

  function handleTouchMove(event: TouchEvent): void {
    const touchY = event.touches[0]?.clientY ?? 0;
    if (touchY > lastTouchY) release();
    lastTouchY = touchY;
  }

  function handleKeyDown(event: KeyboardEvent): void {
    if (isEditable(event.target)) return;
    if (UPWARD_KEYS.includes(event.key) || (event.key === ' ' && event.shiftKey)) release();
  }

  // A press on the scroller itself, not on something in it, is a press on its scrollbar.
  function handlePointerDown(event: PointerEvent): void {
    isDragging = event.target === scroller;
  }

  function handlePointerUp(): void {
    isDragging = false;
  }

  return {
    isAtBottom: () => isAtBottom,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    scrollToBottom() {
      isFollowing = true;
      if (scroller) pin(scroller);
    },
    attach(element, content) {
      scroller = element;
      const controller = new AbortController();
      const passive = { passive: true, signal: controller.signal };
      element.addEventListener('scroll', handleScroll, passive);
      element.addEventListener('wheel', handleWheel, passive);
      element.addEventListener('touchstart', handleTouchStart, passive);
      element.addEventListener('touchmove', handleTouchMove, passive);
      element.addEventListener('keydown', handleKeyDown, passive);
      element.addEventListener('pointerdown', handlePointerDown, passive);
      const view = element.ownerDocument.defaultView;
      view?.addEventListener('pointerup', handlePointerUp, passive);
      view?.addEventListener('pointercancel', handlePointerUp, passive);
      const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(settle);
      observer?.observe(element);
      observer?.observe(content);
      settle();
      return () => {
        controller.abort();
        observer?.disconnect();
        scroller = undefined;
      };
    },
  };
}
