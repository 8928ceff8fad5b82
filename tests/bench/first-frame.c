/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * first-frame X Y SETTLE_MS COMMAND…: runs COMMAND on an X server with a black root window, and
 * prints {"first_frame_ms", "rss_kb", "private_dirty_kb"}: the time from fork() until the pixel
 * X,Y is no longer black, and the memory of the process SETTLE_MS later. Then ends COMMAND.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LIMIT_MS 60000.0
#define BLACK_MS 5000.0

static double
now_ms (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void
sleep_ms (double ms)
{
  struct timespec t = { (time_t) (ms / 1e3), (long) (((long) ms % 1000) * 1000000L) };
  nanosleep (&t, NULL);
}

static int
pixel_is_black (Display *display, int x, int y)
{
  XImage *image = XGetImage (display, DefaultRootWindow (display), x, y, 1, 1, AllPlanes, ZPixmap);
  int black = image == NULL || (XGetPixel (image, 0, 0) & 0xffffff) == 0;
  if (image != NULL)
    XDestroyImage (image);
  return black;
}

static long
rollup_kb (pid_t pid, const char *key)
{
  char path[64], line[256];
  long value = -1;
  snprintf (path, sizeof path, "/proc/%d/smaps_rollup", (int) pid);
  FILE *file = fopen (path, "r");
  if (file == NULL)
    return -1;
  while (fgets (line, sizeof line, file) != NULL)
    if (strncmp (line, key, strlen (key)) == 0)
      value = atol (line + strlen (key));
  fclose (file);
  return value;
}

int
main (int argc, char **argv)
{
  if (argc < 5)
    return 2;
  int x = atoi (argv[1]), y = atoi (argv[2]);
  double settle = atof (argv[3]);
  Display *display = XOpenDisplay (NULL);
  if (display == NULL)
    {
      fprintf (stderr, "first-frame: there is no display\n");
      return 1;
    }
  /* The window of the run before may still be going. */
  double start = now_ms ();
  while (!pixel_is_black (display, x, y))
    {
      if (now_ms () - start > BLACK_MS)
        {
          fprintf (stderr, "first-frame: another window stands at %d,%d\n", x, y);
          return 1;
        }
      sleep_ms (5);
    }

  start = now_ms ();
  pid_t pid = fork ();
  if (pid == 0)
    {
      execvp (argv[4], argv + 4);
      perror (argv[4]);
      _exit (127);
    }
  double shown = -1;
  while (now_ms () - start < LIMIT_MS)
    {
      int status;
      if (waitpid (pid, &status, WNOHANG) == pid)
        {
          fprintf (stderr, "first-frame: %s ended before it drew, with %s %d\n", argv[4],
                   WIFSIGNALED (status) ? "signal" : "status",
                   WIFSIGNALED (status) ? WTERMSIG (status) : WEXITSTATUS (status));
          return 1;
        }
      if (!pixel_is_black (display, x, y))
        {
          shown = now_ms () - start;
          break;
        }
      sleep_ms (1);
    }
  if (shown < 0)
    {
      kill (pid, SIGKILL);
      fprintf (stderr, "first-frame: %s drew nothing\n", argv[4]);
      return 1;
    }
  sleep_ms (settle);
  printf ("{\"first_frame_ms\": %.1f, \"rss_kb\": %ld, \"private_dirty_kb\": %ld}\n", shown,
          rollup_kb (pid, "Rss:"), rollup_kb (pid, "Private_Dirty:"));
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  return 0;
}
