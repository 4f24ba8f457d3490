;;; subeditor.el --- Eglot's set-up for subeditor  -*- lexical-binding: t -*-

;;; Commentary:

;; Starts the server with text and Markdown, and asks why a finding may stand before the server writes that down.
;;
;;   (load "/path/to/subeditor/editors/emacs/subeditor")

;;; Code:

(require 'jsonrpc)
(require 'seq)
(require 'subr-x)

(defvar eglot-server-programs)
(declare-function eglot-ensure "eglot")

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '((markdown-mode text-mode) . ("subeditor" "lsp"))))
(add-hook 'text-mode-hook #'eglot-ensure)        ; Markdown's mode is one of them
(unless (fboundp 'markdown-mode)                 ; neither Emacs 31 nor the package of that name
  (add-to-list 'auto-mode-alist '("\\.md\\'" . text-mode)))

(defun subeditor--with-reason (arguments)
  "ARGUMENTS of `jsonrpc-request', with the reason that is typed where they let a finding stand.
Nothing typed is no reason; \\[keyboard-quit] lets nothing stand.  Every version of eglot sends its commands by that function."
  (pcase arguments
    (`(,connection :workspace/executeCommand ,parameters . ,rest)
     (let* ((command (format "%s" (plist-get parameters :command)))
            (argument (seq-first (plist-get parameters :arguments))))
       (if (or (not (equal command "subeditor.stet")) (plist-member argument :reason))
           arguments
         (let* ((reason (string-trim (read-string "It may stand, because: ")))
                (argument (if (string-empty-p reason) argument (append argument (list :reason reason)))))
           `(,connection :workspace/executeCommand (:command ,command :arguments [,argument]) ,@rest)))))
    (_ arguments)))

(advice-add 'jsonrpc-request :filter-args #'subeditor--with-reason)

(provide 'subeditor)
;;; subeditor.el ends here
