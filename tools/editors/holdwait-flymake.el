;;; holdwait-flymake.el --- deadlocks while editing, by clang-tidy  -*- lexical-binding: t -*-

;; Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.

;;; Commentary:

;; A backend of Flymake.  It reads what is saved:
;;
;;   (load "/path/to/holdwait-flymake.el")
;;   (setq holdwait-module "/usr/local/lib/libholdwait-tidy.so")
;;   (add-hook 'c-mode-common-hook
;;             (lambda () (add-hook 'flymake-diagnostic-functions #'holdwait-flymake nil t)))
;;
;; Which checks run, and with which index, is said in .clang-tidy.

;;; Code:

(require 'flymake)

(defvar holdwait-clang-tidy "clang-tidy-22" "The clang-tidy that the module is for.")
(defvar holdwait-module "libholdwait-tidy.so" "The module, as `clang-tidy -load' takes it.")
(defvar holdwait-build nil "Where compile_commands.json is, or nil: clang-tidy looks for it.")
(defvar-local holdwait--running nil "The process that checks this buffer.")

(defun holdwait-flymake (report &rest _)
  "Have the file of the current buffer checked, and REPORT what concerns it."
  (when (process-live-p holdwait--running)
    (kill-process holdwait--running))
  (let ((source (current-buffer)))
    (setq holdwait--running
          (make-process
           :name "holdwait" :noquery t :connection-type 'pipe
           :command (holdwait--command buffer-file-name)
           :buffer (generate-new-buffer " *holdwait*")
           :sentinel (lambda (process _)
                       (unless (process-live-p process)
                         ;; A newer one may have taken its place.
                         (when (and (buffer-live-p source)
                                    (eq process (buffer-local-value 'holdwait--running source)))
                           (funcall report (holdwait--read process source)))
                         (kill-buffer (process-buffer process))))))))

(defun holdwait--command (file)
  "How FILE is checked."
  `(,holdwait-clang-tidy "--quiet" "--use-color=false" ,(concat "-load=" holdwait-module)
    ,@(and holdwait-build (list "-p" holdwait-build)) ,file))

(defun holdwait--read (process source)
  "What PROCESS printed about the file of SOURCE."
  (with-current-buffer (process-buffer process)
    (goto-char (point-min))
    (let (found)
      (while (re-search-forward
              "^\\(.*?\\):\\([0-9]+\\):\\([0-9]+\\): \\(warning\\|note\\): \\(.*\\)$" nil t)
        (when (file-equal-p (match-string 1) (buffer-file-name source))
          (let* ((text (match-string 5))
                 (type (if (equal (match-string 4) "note") :note :warning))
                 (at (flymake-diag-region source (string-to-number (match-string 2))
                                          (string-to-number (match-string 3)))))
            (push (flymake-make-diagnostic source (car at) (cdr at) type text) found))))
      (nreverse found))))

(provide 'holdwait-flymake)
;;; holdwait-flymake.el ends here
